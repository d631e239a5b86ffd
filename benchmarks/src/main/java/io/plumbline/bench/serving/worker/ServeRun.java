package io.plumbline.bench.serving.worker;

import io.plumbline.broker.TemporaryDirectory;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.stream.serving.Batching;
import io.plumbline.stream.serving.Profile;
import io.plumbline.stream.serving.Serving;
import io.plumbline.stream.serving.ServingConfig;
import io.plumbline.stream.serving.Transport;
import java.time.Duration;
import java.time.InstantSource;

/** Serving, by the code of {@code ./plumbline serve}, from an order to the next. */
final class ServeRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** With which latencies are asked for, though the profile commits twice as often. */
    private static final Duration LATENCY_COMMIT_INTERVAL = Duration.ofMillis(100);

    private final TemporaryDirectory directory;
    private final Serving serving;

    private ServeRun(TemporaryDirectory directory, Serving serving) {
        this.directory = directory;
        this.serving = serving;
    }

    /** Returns when images are being answered. */
    static ServeRun start(ServeOrder order) {
        TemporaryDirectory directory = TemporaryDirectory.create("plumbline-bench-serve-");
        try {
            return new ServeRun(directory, ready(order, config(order, directory)));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Serving ready(ServeOrder order, ServingConfig config) {
        Serving serving = order.constantScores()
                ? Serving.start(config, new ConstantLoader(), InstantSource.system())
                : Serving.start(config);
        try {
            serving.awaitReady(PATIENCE);
            return serving;
        } catch (RuntimeException e) {
            serving.close(PATIENCE);
            throw e;
        }
    }

    private static ServingConfig config(ServeOrder order, TemporaryDirectory directory) {
        ServingConfig config = ServingConfig.of(
                KafkaConnection.to(order.bootstrapServers()), new Topics(order.prefix()), directory.path());
        ServingConfig profiled = order.latencyProfile() ? forLatency(config) : config.with(Profile.THROUGHPUT);
        return order.knobs().map(knobs -> with(profiled, knobs)).orElse(profiled);
    }

    private static ServingConfig forLatency(ServingConfig config) {
        return config.with(Profile.LATENCY).with(config.timing().withCommitInterval(LATENCY_COMMIT_INTERVAL));
    }

    private static ServingConfig with(ServingConfig config, Knobs knobs) {
        return config.with(new Batching(knobs.threads(), knobs.chunk(), knobs.pollRecords()))
                .with(new Transport(
                        knobs.fetchMinBytes(),
                        Duration.ofMillis(knobs.fetchMaxWaitMillis()),
                        Duration.ofMillis(knobs.lingerMillis()),
                        config.transport().batchBytes()));
    }

    /** Commits and leaves. */
    void stop() {
        boolean orderly = serving.close(PATIENCE);
        directory.close();
        if (!orderly) {
            throw new IllegalStateException("Serving did not end within " + PATIENCE);
        }
    }
}
