package io.plumbline.bench.monitor;

import io.plumbline.bench.run.Patience;
import io.plumbline.bench.run.Progress;
import io.plumbline.bench.serving.load.Commit;
import io.plumbline.bench.serving.load.CommitWatch;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.Monitor;
import io.plumbline.drift.monitor.MonitorConfig;
import io.plumbline.drift.monitor.history.Since;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets each variant judge the same predictions, round after round, each time from the first on and into topics of its own. */
final class MonitorRuns {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Since THE_FIRST = Since.parse("0");

    private final KafkaConnection connection;
    private final Topics topics;
    private final Path directory;
    private final MonitorBenchSettings settings;
    private final Progress progress;

    /** @param directory for the state of the monitors */
    MonitorRuns(
            KafkaConnection connection,
            Topics topics,
            Path directory,
            MonitorBenchSettings settings,
            Progress progress) {
        this.connection = connection;
        this.topics = topics;
        this.directory = directory;
        this.settings = settings;
        this.progress = progress;
    }

    /** Predictions per second of each variant, after a round in which the JVM compiles what they have in common. */
    Map<Variant, List<Double>> measure() {
        Map<Variant, List<Double>> perSecond = new EnumMap<>(Variant.class);
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Variant variant : Variant.values()) {
                double rate = run(variant, round);
                boolean counts = round > 0;
                progress.say(
                        "%-20s %,10.0f predictions/s%s".formatted(variant.title(), rate, counts ? "" : ", warming up"));
                if (counts) {
                    perSecond.computeIfAbsent(variant, key -> new ArrayList<>()).add(rate);
                }
            }
        }
        return perSecond;
    }

    private double run(Variant variant, int round) {
        String name = "%d-%s".formatted(round, variant.name().toLowerCase(Locale.ROOT));
        MonitorConfig config = variant.of(MonitorConfig.of(connection, topics, directory.resolve(name)))
                .replaying(name);
        try (CommitWatch watch = new CommitWatch(
                connection, config.applicationId(), topics.predictions().name())) {
            Commit begin = new Commit(System.nanoTime(), 0);
            try (Monitor monitor = Monitor.replay(config, THE_FIRST, variant.judges(), InstantSource.system())) {
                Patience.await(
                        () -> monitor.isRunning() || monitor.hasStopped(),
                        PATIENCE,
                        "The monitor does not start",
                        () -> monitor.failure().orElse("It says nothing"));
                double rate = watch.measure(begin, settings.warmUp(), settings.time(), settings.predictions())
                        .perSecond();
                if (!monitor.skippedPredictions().isEmpty()) {
                    throw new IllegalStateException(
                            "Predictions were not judged: %s".formatted(monitor.skippedPredictions()));
                }
                return rate;
            }
        }
    }
}
