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
        Draft draft = new Draft(this);
        draft.batching = other;
        return draft.config();
    }

    public ServingConfig with(Timing other) {
        Draft draft = new Draft(this);
        draft.timing = other;
        return draft.config();
    }

    public ServingConfig with(Transport other) {
        Draft draft = new Draft(this);
        draft.transport = other;
        return draft.config();
    }

    public ServingConfig with(FirstStart other) {
        Draft draft = new Draft(this);
        draft.firstStart = other;
        return draft.config();
    }

    public ServingConfig with(Guarantee other) {
        Draft draft = new Draft(this);
        draft.guarantee = other;
        return draft.config();
    }

    public ServingConfig with(StaticMember other) {
        Draft draft = new Draft(this);
        draft.staticMember = Optional.of(other);
        return draft.config();
    }

    public ServingConfig with(FetchSettings other) {
        Draft draft = new Draft(this);
        draft.fetching = other;
        return draft.config();
    }

    public ServingConfig with(HttpConfig other) {
        Draft draft = new Draft(this);
        draft.http = Optional.of(other);
        return draft.config();
    }

    /** A copy of which one thing is changed before it becomes a configuration of its own. */
    private static final class Draft {

        private final ServingConfig of;
        private Batching batching;
        private Timing timing;
        private Transport transport;
        private FirstStart firstStart;
        private Guarantee guarantee;
        private Optional<StaticMember> staticMember;
        private FetchSettings fetching;
        private Optional<HttpConfig> http;

        Draft(ServingConfig of) {
            this.of = of;
            batching = of.batching;
            timing = of.timing;
            transport = of.transport;
            firstStart = of.firstStart;
            guarantee = of.guarantee;
            staticMember = of.staticMember;
            fetching = of.fetching;
            http = of.http;
        }

        ServingConfig config() {
            return new ServingConfig(
                    of.connection,
                    of.topics,
                    of.instance,
                    batching,
                    timing,
                    transport,
                    firstStart,
                    guarantee,
                    staticMember,
                    of.stateDirectory,
                    fetching,
                    http);
        }
    }
}
