package io.plumbline.bench.serving.load;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Sends images at a fixed rate, whether or not answers come, and takes each one's time from the moment at which it was to be
 * sent: whoever stalls cannot hide it by being sent less meanwhile.
 */
public final class OpenLoop {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So that not every image is a request of its own, which at some thousand a second would keep the broker from its work. */
    private static final int LINGER_MILLIS = 5;

    private final KafkaConnection connection;
    private final Topics topics;
    private final ImageSupply supply;

    /** On these topics, whose images nobody else sends meanwhile. */
    public OpenLoop(KafkaConnection connection, Topics topics, ImageSupply supply) {
        this.connection = connection;
        this.topics = topics;
        this.supply = supply;
    }

    /**
     * Sends, waits for all answers, and tells how long they took.
     *
     * @param warmUp how long is sent before it counts
     * @param time that counts
     */
    public Result run(double imagesPerSecond, Duration warmUp, Duration time) {
        int notCounted = (int) (imagesPerSecond * warmUp.toNanos() / NANOS_PER_SECOND);
        int all = notCounted + (int) (imagesPerSecond * time.toNanos() / NANOS_PER_SECOND);
        String answers = topics.predictions().name();
        try (AnswerClock committed = new AnswerClock(connection, answers, "read_committed", all, notCounted);
                AnswerClock uncommitted = new AnswerClock(connection, answers, "read_uncommitted", all, notCounted)) {
            Thread first = new Thread(committed, "committed-answers");
            Thread second = new Thread(uncommitted, "uncommitted-answers");
            first.start();
            second.start();
            send(imagesPerSecond, all);
            join(first, committed, all);
            join(second, uncommitted, all);
            return new Result(committed.latencies(), uncommitted.latencies());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while answers were coming", e);
        }
    }

    private void send(double imagesPerSecond, int count) {
        Map<String, Integer> properties = Map.of(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        try (Sending sending =
                new Sending(connection, properties, topics.images().name(), supply)) {
            Beat beat = new Beat(imagesPerSecond);
            for (int i = 0; i < count; i++) {
                beat.await(i);
                sending.send(i, key(i, beat.due(i)));
            }
        }
    }

    private static byte[] key(int number, long due) {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(number)
                .putLong(due)
                .array();
    }

    private static void join(Thread thread, AnswerClock clock, int expected) throws InterruptedException {
        thread.join(PATIENCE.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join();
            throw new IllegalStateException(
                    "%d of %d answers came within %s of the last image".formatted(clock.seen(), expected, PATIENCE));
        }
        clock.failure().ifPresent(failure -> {
            throw new IllegalStateException(
                    "%d of %d answers could be read: %s".formatted(clock.seen(), expected, failure.getMessage()),
                    failure);
        });
    }

    /** What both kinds of readers saw. */
    public record Result(Latencies committed, Latencies uncommitted) {}
}
