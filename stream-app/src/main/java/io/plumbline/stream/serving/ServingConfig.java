package io.plumbline.stream.serving;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What one serving process needs to know. Start from {@link #of} and change what must be different.
 *
 * @param instance what this process calls itself on {@code models-events}; unique per start
 * @param stateDirectory where packages are put while they are checked, and Streams' own directory; made if missing
 */
public record ServingConfig(
        KafkaConnection connection,
        Topics topics,
        String instance,
        Batching batching,
        Timing timing,
        FirstStart firstStart,
        Guarantee guarantee,
        Path stateDirectory) {

    public ServingConfig {
        if (instance.isBlank()) {
            throw new IllegalArgumentException("A serving process needs a name for its instance, found a blank one");
        }
    }

    /** The defaults: made for throughput, answers committed ten times a second, beginning with the oldest image. */
    public static ServingConfig of(KafkaConnection connection, Topics topics, Path stateDirectory) {
        return new ServingConfig(
                connection,
                topics,
                "serve-" + UUID.randomUUID(),
                Batching.withDefaults(),
                Timing.withDefaults(),
                FirstStart.EARLIEST,
                Guarantee.EXACTLY_ONCE,
                stateDirectory);
    }

    public ServingConfig with(Batching other) {
        return new ServingConfig(connection, topics, instance, other, timing, firstStart, guarantee, stateDirectory);
    }

    public ServingConfig with(Timing other) {
        return new ServingConfig(connection, topics, instance, batching, other, firstStart, guarantee, stateDirectory);
    }

    public ServingConfig with(FirstStart other) {
        return new ServingConfig(connection, topics, instance, batching, timing, other, guarantee, stateDirectory);
    }

    public ServingConfig with(Guarantee other) {
        return new ServingConfig(connection, topics, instance, batching, timing, firstStart, other, stateDirectory);
    }
}
