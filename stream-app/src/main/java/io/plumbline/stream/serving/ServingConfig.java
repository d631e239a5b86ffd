package io.plumbline.stream.serving;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.stream.rest.HttpConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * What one serving process needs to know. Start from {@link #of} and change what must be different.
 *
 * @param instance what this process calls itself on {@code models-events}; unique per start
 * @param staticMember the name under which the process keeps its partitions while it restarts, if it is to
 * @param stateDirectory where packages are kept, and Streams' own directory; made if missing
 * @param fetching how packages are fetched
 * @param http where requests are answered over HTTP; absent if nowhere
 */
public record ServingConfig(
        KafkaConnection connection,
        Topics topics,
        String instance,
        Batching batching,
        Timing timing,
        Transport transport,
        FirstStart firstStart,
        Guarantee guarantee,
        Optional<StaticMember> staticMember,
        Path stateDirectory,
        FetchSettings fetching,
        Optional<HttpConfig> http) {

    public ServingConfig {
        if (instance.isBlank()) {
            throw new IllegalArgumentException("A serving process needs a name for its instance, found a blank one");
        }
    }

    /** The defaults: {@link Profile#THROUGHPUT}, beginning with the oldest image, no HTTP. */
    public static ServingConfig of(KafkaConnection connection, Topics topics, Path stateDirectory) {
        return new ServingConfig(
                connection,
                topics,
                "serve-" + UUID.randomUUID(),
                Profile.THROUGHPUT.batching(),
                Timing.withDefaults(),
                Profile.THROUGHPUT.transport(),
                FirstStart.EARLIEST,
                Guarantee.EXACTLY_ONCE,
                Optional.empty(),
                stateDirectory,
                FetchSettings.withDefaults(),
                Optional.empty());
    }

    /** The same tuned for this, time-outs aside. */
    public ServingConfig with(Profile profile) {
        return with(profile.batching())
                .with(timing.withCommitInterval(profile.commitInterval()))
                .with(profile.transport());
    }

    public ServingConfig with(Batching other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                other,
                timing,
                transport,
                firstStart,
                guarantee,
                staticMember,
                stateDirectory,
                fetching,
                http);
    }

    public ServingConfig with(Timing other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                other,
                transport,
                firstStart,
                guarantee,
                staticMember,
                stateDirectory,
                fetching,
                http);
    }

    public ServingConfig with(Transport other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                timing,
                other,
                firstStart,
                guarantee,
                staticMember,
                stateDirectory,
                fetching,
                http);
    }

    public ServingConfig with(FirstStart other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                timing,
                transport,
                other,
                guarantee,
                staticMember,
                stateDirectory,
                fetching,
                http);
    }

    public ServingConfig with(Guarantee other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                timing,
                transport,
                firstStart,
                other,
                staticMember,
                stateDirectory,
                fetching,
                http);
    }

    public ServingConfig with(StaticMember other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                timing,
                transport,
                firstStart,
                guarantee,
                Optional.of(other),
                stateDirectory,
                fetching,
                http);
    }

    public ServingConfig with(FetchSettings other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                timing,
                transport,
                firstStart,
                guarantee,
                staticMember,
                stateDirectory,
                other,
                http);
    }

    public ServingConfig with(HttpConfig other) {
        return new ServingConfig(
                connection,
                topics,
                instance,
                batching,
                timing,
                transport,
                firstStart,
                guarantee,
                staticMember,
                stateDirectory,
                fetching,
                Optional.of(other));
    }
}
