package io.plumbline.app.command;

import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.CannotMonitorException;
import io.plumbline.drift.monitor.Monitor;
import io.plumbline.drift.monitor.MonitorConfig;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Look;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.model.fetch.FetchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches for drift. */
@Command(
        name = "monitor",
        description = "Watch for drift, raise alerts, ask for retraining.",
        footer = {"", "Example: ./plumbline monitor --confirmation-run-length 10000000"})
public final class MonitorCommand extends ServiceCommand {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Option(
            names = "--suspicion-run-length",
            paramLabel = "IMAGES",
            defaultValue = "100000",
            description = "Healthy images between two false suspicions of the rolling test, on average (default:"
                    + " ${DEFAULT-VALUE}).")
    private long suspicionRunLength;

    @Option(
            names = "--confirmation-run-length",
            paramLabel = "IMAGES",
            defaultValue = "10000000",
            description = "Healthy images between two false alarms of the e-detector, at least, on average (default:"
                    + " ${DEFAULT-VALUE}).")
    private long confirmationRunLength;

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
                    suspicionRunLength,
                    new EDetectorSettings(confirmationRunLength, tolerance),
                    defaults.detection().correction(),
                    look());
            return new JudgingSettings(
                    detection,
                    labels.accuracy(),
                    new RetrainingPolicy(
                            from == null ? retraining : RetrainingPolicy.Mode.OFF, Duration.ofSeconds(cooldownSeconds)),
                    defaults.betweenReports());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
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
