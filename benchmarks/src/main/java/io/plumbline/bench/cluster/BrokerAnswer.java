package io.plumbline.bench.cluster;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** What the broker answers, waited for. */
public final class BrokerAnswer {

    private BrokerAnswer() {}

    /**
     * The answer.
     *
     * @throws InterruptException if the wait was interrupted
     * @throws KafkaException if there is none; its cause is what went wrong
     */
    public static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException("Interrupted while waiting for the broker", e);
        }
    }
}
