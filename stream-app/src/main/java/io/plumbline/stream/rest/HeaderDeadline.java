package io.plumbline.stream.rest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request is under way and none has come for a while. Jetty by itself counts each single
 * byte of a header as a sign of life.
 */
final class HeaderDeadline implements Connection.Listener {

    private final Scheduler scheduler;
    private final Duration patience;

    HeaderDeadline(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    @Override
    public void onOpened(Connection connection) {
        lookAgain(connection, connection.getMessagesIn());
    }

    @Override
    public void onClosed(Connection connection) {}

    private void lookAgain(Connection connection, long seen) {
        scheduler.schedule(() -> look(connection, seen), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, long seen) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        long requests = connection.getMessagesIn();
        if (requests == seen && requests == connection.getMessagesOut()) {
            connection.close();
        } else {
            lookAgain(connection, requests);
        }
    }
}
