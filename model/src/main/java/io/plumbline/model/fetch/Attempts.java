package io.plumbline.model.fetch;

import io.plumbline.model.fetch.Download.TooLargeException;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a server in trouble again, after a pause that is twice as long each time. */
record Attempts(FetchSettings settings) {

    /** Asks once. */
    interface Attempt<T> {

        /**
         * What was asked for.
         *
         * @throws PackageRefused if it cannot be had, now or later
         * @throws IOException if it might be had by another attempt
         */
        T make() throws IOException, PackageRefused;
    }

    /**
     * What the first attempt brings that the server does not fail.
     *
     * @param what is done with the address, for people, such as {@code fetch}
     * @throws PackageRefused if all attempts fail, or one shows that no other need be made
     */
    <T> T to(String what, URI address, Attempt<T> attempt) throws PackageRefused {
        Duration pause = settings.pause();
        for (int tried = 1; ; tried++) {
            try {
                return attempt.make();
            } catch (TooLargeException e) {
                throw new PackageRefused(Reason.TOO_LARGE, "%s: %s".formatted(address, e.getMessage()), e);
            } catch (IOException e) {
                if (tried >= settings.attempts() || !waited(pause)) {
                    throw new PackageRefused(
                            Reason.UNAVAILABLE,
                            "Cannot %s %s, tried %d times: %s".formatted(what, address, tried, e),
                            e);
                }
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** Whether the pause is over, and not cut short by an interrupt, which stays set. */
    private static boolean waited(Duration pause) {
        try {
            return !new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
