package io.plumbline.app.command;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.stream.rest.HttpConfig;
import io.plumbline.stream.rest.HttpUnavailableException;
import io.plumbline.stream.serving.Batching;
import io.plumbline.stream.serving.FirstStart;
import io.plumbline.stream.serving.Guarantee;
import io.plumbline.stream.serving.Profile;
import io.plumbline.stream.serving.Serving;
import io.plumbline.stream.serving.ServingConfig;
import io.plumbline.stream.serving.ServingException;
import io.plumbline.stream.serving.StaticMember;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Classifies what arrives. */
@Command(
        name = "serve",
        description = "Classify images as they arrive, exactly once.",
        footer = {"", "Example: ./plumbline serve --bootstrap-server kafka:9092 --threads 4"})
public final class ServeCommand extends ServiceCommand {

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    private ConnectionOptions kafka;

    @Option(
            names = "--profile",
            paramLabel = "WHAT",
            defaultValue = "throughput",
            description = "What to be tuned for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Profile profile;

    @Option(names = "--threads", paramLabel = "N", description = "Stream threads (default: one per core).")
    private Integer threads;

    @Option(
            names = "--chunk",
            paramLabel = "N",
            description = "The most images that are scored together (default: the profile's; fewer for slow models).")
    private Integer chunk;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            defaultValue = "earliest",
            description =
                    "Where to begin when this group has never served: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FirstStart from;

    @Option(
            names = "--guarantee",
            paramLabel = "WHICH",
            defaultValue = "exactly_once",
            description =
                    "After a crash: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; the other is for comparisons).")
    private Guarantee guarantee;

    @Option(
            names = "--instance-id",
            paramLabel = "ID",
            description =
                    "Keep the partitions under this name through a restart of up to 10 s (default: hand them over).")
    private String instanceId;

    @Mixin
    private FetchOptions fetching;

    @Mixin
    private HttpOptions http;

    @Mixin
    private MetricsOptions metrics;

    @Option(names = "--state", paramLabel = "DIR", description = "Where to work (default: a temporary directory).")
    private Path state;

    @Override
    public Service start() {
        UnaryOperator<ServingConfig> options = options();
        Optional<HttpConfig> where = http.config();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable();
        ServiceMetrics told = metrics.open("serve", MetricsOptions.SERVE_PORT);
        StateDirectory directory = StateDirectory.of(state, "serve");
        try {
            ServingConfig defaults = ServingConfig.of(connection, topics, directory.path());
            Serving serving = start(options.apply(defaults), where, told);
            told.answerFor(serving::obstacleToReady, serving::failure);
            return new ServingService(serving, told, directory, topics, http.description(serving.httpAddress()));
        } catch (HttpUnavailableException e) {
            told.close();
            directory.close();
            throw CommandFailed.usage(e.getMessage());
        } catch (ServingException e) {
            told.close();
            directory.close();
            throw CommandFailed.broker(e.getMessage(), e);
        }
    }

    /** Whoever chose no port serves on without one. */
    private Serving start(ServingConfig config, Optional<HttpConfig> where, ServiceMetrics told) {
        try {
            return Serving.start(where.map(config::with).orElse(config), told.registry());
        } catch (HttpUnavailableException e) {
            if (http.isChosen()) {
                throw e;
            }
            return Serving.start(config, told.registry());
        }
    }

    private UnaryOperator<ServingConfig> options() {
        try {
            Batching batching = batching();
            FetchSettings packages = fetching.settings();
            Optional<StaticMember> member = Optional.ofNullable(instanceId).map(StaticMember::new);
            return defaults -> {
                ServingConfig config = defaults.with(profile)
                        .with(batching)
                        .with(from)
                        .with(guarantee)
                        .with(packages);
                return member.map(config::with).orElse(config);
            };
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private Batching batching() {
        Batching batching = profile.batching();
        batching = threads == null ? batching : batching.withThreads(threads);
        return chunk == null ? batching : batching.withChunkSize(chunk);
    }

    private record ServingService(
            Serving serving, ServiceMetrics metrics, StateDirectory directory, Topics topics, String http)
            implements Service {

        @Override
        public String description() {
            return "Serving: %s → %s | %s, as soon as a champion is announced on %s. %s %s Stop it with Ctrl-C."
                    .formatted(
                            topics.images().name(),
                            topics.predictions().name(),
                            topics.rejections().name(),
                            topics.models().name(),
                            http,
                            metrics.description());
        }

        @Override
        public void awaitReady(Duration patience) {
            try {
                serving.awaitReady(patience);
            } catch (ServingException e) {
                throw CommandFailed.because(e.getMessage());
            }
        }

        @Override
        public void awaitEnd() {
            while (!serving.awaitStopped(LOOK)) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            serving.failure().ifPresent(reason -> {
                throw CommandFailed.because("Serving has stopped: " + reason);
            });
        }

        @Override
        public void close() {
            serving.close();
            metrics.close();
            directory.close();
        }
    }
}
