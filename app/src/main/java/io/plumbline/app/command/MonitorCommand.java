package io.plumbline.app.command;

import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.CannotMonitorException;
import io.plumbline.drift.monitor.Monitor;
import io.plumbline.drift.monitor.MonitorConfig;
import io.plumbline.drift.monitor.history.ObservedRate;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Look;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.ks.Correction;
import io.plumbline.model.fetch.FetchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches for drift. */
@Command(
        name = "monitor",
        description = "Watch for drift, raise alerts, ask for retraining.",
        footer = {"", "Example: ./plumbline monitor --confirmation-run-length 30d"})
public final class MonitorCommand extends ServiceCommand {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock = InstantSource.system();

    /** By topic, so that all run lengths of one are converted at the same rate. */
    private final Map<String, RunLength.Rate> rates = new HashMap<>();

    @Mixin
    private ConnectionOptions kafka;

    @Option(
            names = "--suspicion-run-length",
            paramLabel = "IMAGES|TIME",
            defaultValue = "100000",
            converter = RunLength.Converter.class,
            description =
                    "Healthy images between two false suspicions of the rolling test, on average, or how long they take, as"
                            + " 6h or 2d, at the rate of the last 24 hours before the start (default: ${DEFAULT-VALUE}).")
    private RunLength suspicionRunLength;

    @Option(
            names = "--confirmation-run-length",
            paramLabel = "IMAGES|TIME",
            defaultValue = "10000000",
            converter = RunLength.Converter.class,
            description =
                    "Healthy images between two false alarms of the e-detector, at least, on average, or how long they take,"
                            + " as 30d (default: ${DEFAULT-VALUE}).")
    private RunLength confirmationRunLength;

    @Option(
            names = "--correction",
            paramLabel = "NAME",
            defaultValue = "holm",
            converter = CorrectionConverter.class,
            description =
                    "How reports correct the p-values of all features: holm or benjamini-hochberg; alarms do not depend on"
                            + " it (default: ${DEFAULT-VALUE}).")
    private Correction correction;

    @Option(
            names = "--window",
            paramLabel = "IMAGES",
            description =
                    "How many images the rolling test looks at, at most (default: what the model is calibrated for"
                            + " first, 500).")
    private Integer window;

    @Option(
            names = "--stride",
            paramLabel = "IMAGES",
            description =
                    "How many images lie between two looks of the rolling test, at most, in the calibration that is"
                            + " used (default: 50).")
    private Integer stride;

    @Option(
            names = "--tolerance",
            paramLabel = "D",
            defaultValue = "0",
            description = "A Kolmogorov-Smirnov distance that is not worth an alarm (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Mixin
    private LabelOptions labels;

    @Option(
            names = "--retraining",
            paramLabel = "MODE",
            defaultValue = "ON",
            description = "Whether confirmed drift asks for a new model: ${COMPLETION-CANDIDATES}; DRY_RUN only logs it"
                    + " (default: ${DEFAULT-VALUE}).")
    private RetrainingPolicy.Mode retraining;

    @Option(
            names = "--retraining-cooldown",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long one request follows no other, in the images' time (default: ${DEFAULT-VALUE}).")
    private long cooldownSeconds;

    @Mixin
    private FetchOptions fetching;

    @Option(
            names = "--from",
            paramLabel = "TIME|OFFSET",
            converter = SinceConverter.class,
            description = "Judge the past once more from there on, into topics and a group of its own, and ask for no"
                    + " retraining.")
    private Since from;

    @Mixin
    private MetricsOptions metrics;

    @Option(names = "--state", paramLabel = "DIR", description = "Where to work (default: a temporary directory).")
    private Path state;

    @Override
    public Service start() {
        JudgingSettings judging = judging();
        FetchSettings packages = fetching.settings();
        LabelSettings joining = labels.joining();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable();
        ServiceMetrics told = metrics.open("monitor", MetricsOptions.MONITOR_PORT);
        StateDirectory directory = StateDirectory.of(state, "monitor");
        try {
            MonitorConfig config = MonitorConfig.of(connection, topics, directory.path())
                    .withJudging(judging)
                    .withLabels(joining)
                    .withFetching(packages);
            MonitorService service = from == null
                    ? new MonitorService(Monitor.start(config, clock), told, directory, topics, topics)
                    : replay(config, told, directory);
            service.monitor().bindTo(told.registry());
            told.answerFor(service.monitor()::obstacleToReady, service.monitor()::failure);
            return service;
        } catch (CannotMonitorException e) {
            told.close();
            directory.close();
            throw CommandFailed.broker(e.getMessage(), e);
        } catch (RuntimeException e) {
            told.close();
            directory.close();
            throw e;
        }
    }

    private MonitorService replay(MonitorConfig config, ServiceMetrics told, StateDirectory directory) {
        MonitorConfig replaying = config.replaying(NAME.format(clock.instant()));
        return new MonitorService(
                Monitor.replay(replaying, from, clock), told, directory, config.topics(), replaying.output());
    }

    private JudgingSettings judging() {
        try {
            JudgingSettings defaults = JudgingSettings.defaults();
            DriftSettings detection = new DriftSettings(
                    imagesOf(suspicionRunLength),
                    new EDetectorSettings(imagesOf(confirmationRunLength), tolerance),
                    correction,
                    look());
            return new JudgingSettings(
                    detection,
                    labels.accuracy(runLength -> count(runLength, kafka.topics().labels())),
                    new RetrainingPolicy(
                            from == null ? retraining : RetrainingPolicy.Mode.OFF, Duration.ofSeconds(cooldownSeconds)),
                    defaults.betweenReports());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private long imagesOf(RunLength runLength) {
        return count(runLength, kafka.topics().predictions());
    }

    /** A time is converted at the rate of its topic, and said, since it stays so until the next start. */
    private long count(RunLength runLength, Topic<?, ?> topic) {
        return runLength.count(() -> rates.computeIfAbsent(topic.name(), name -> {
            ObservedRate rate = ObservedRate.of(kafka.reachable(topic), name, clock.instant())
                    .orElseThrow(() -> CommandFailed.usage(
                            "Nothing has come on %s within %d hours, so nobody knows how many are to be expected in a time; give the run length as a count."
                                    .formatted(name, ObservedRate.LOOK_BACK.toHours())));
            System.out.printf("At %.3g a second on %s:%n", rate.perSecond(), name);
            return time -> {
                long count = rate.in(time);
                System.out.printf("  a run length of %s is one of %,d%n", time, count);
                return count;
            };
        }));
    }

    /** Nothing, where nobody asked; the usual of the one that nobody asked for. */
    private Optional<Look> look() {
        CalibrationSettings usual = CalibrationSettings.defaults();
        return window == null && stride == null
                ? Optional.empty()
                : Optional.of(new Look(
                        window == null ? usual.windowImages() : window,
                        stride == null ? usual.strideImages() : stride));
    }

    private record MonitorService(
            Monitor monitor, ServiceMetrics metrics, StateDirectory directory, Topics topics, Topics output)
            implements Service {

        @Override
        public String description() {
            return "Monitoring: %s → %s, %s, %s. %s Stop it with Ctrl-C."
                    .formatted(
                            topics.predictions().name(),
                            output.driftReports().name(),
                            output.driftAlerts().name(),
                            output.retrainingTriggers().name(),
                            metrics.description());
        }

        @Override
        public void awaitReady(Duration patience) {
            if (!Waiting.until(() -> monitor.isRunning() || monitor.hasStopped(), patience)) {
                throw CommandFailed.because("The monitor is not running after " + patience);
            }
            throwFailure();
        }

        @Override
        public void awaitEnd() {
            while (!Waiting.until(monitor::hasStopped, LOOK)) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            throwFailure();
        }

        @Override
        public void close() {
            monitor.close();
            metrics.close();
            directory.close();
        }

        private void throwFailure() {
            monitor.failure().ifPresent(reason -> {
                throw CommandFailed.because("The monitor has stopped: " + reason);
            });
        }
    }
}
