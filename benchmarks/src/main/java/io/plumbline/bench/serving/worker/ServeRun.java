package io.plumbline.bench.serving.worker;

import io.plumbline.broker.TemporaryDirectory;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.stream.serving.Batching;
import io.plumbline.stream.serving.Serving;
import io.plumbline.stream.serving.ServingConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Serving, by the code of {@code ./plumbline serve}, from an order to the next. */
final class ServeRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TemporaryDirectory directory;
    private final Serving serving;

    private ServeRun(TemporaryDirectory directory, Serving serving) {
        this.directory = directory;
        this.serving = serving;
    }

    /** Returns when images are being answered. */
    static ServeRun start(ServeOrder order) {
        TemporaryDirectory directory = TemporaryDirectory.create("plumbline-bench-serve-");
        ServingConfig config = config(order, directory);
        Serving serving = order.constantScores()
                ? Serving.start(config, new ConstantLoader(), InstantSource.system())
                : Serving.start(config);
        serving.awaitReady(PATIENCE);
        return new ServeRun(directory, serving);
    }

    private static ServingConfig config(ServeOrder order, TemporaryDirectory directory) {
        Topics topics = new Topics(order.prefix());
        Map<String, String> properties = new HashMap<>();
        if (order.latencyProfile()) {
            properties.put("linger.ms", "1");
        }
        order.knobs().ifPresent(knobs -> properties.put("linger.ms", Integer.toString(knobs.lingerMillis())));
        ServingConfig config =
                ServingConfig.of(new KafkaConnection(order.bootstrapServers(), properties), topics, directory.path());
        return order.knobs()
                .map(knobs -> config.with(new Batching(knobs.threads(), knobs.chunk(), knobs.pollRecords())))
                .orElse(config);
    }

    /** Commits and leaves; how many images were scored. */
    long stop() {
        boolean orderly = serving.close(PATIENCE);
        long scored = serving.counts().scored();
        directory.close();
        if (!orderly) {
            throw new IllegalStateException("Serving did not end within " + PATIENCE);
        }
        return scored;
    }
}
