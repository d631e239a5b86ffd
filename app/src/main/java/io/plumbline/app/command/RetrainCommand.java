package io.plumbline.app.command;

import io.plumbline.app.drift.AwaitedVerdict;
import io.plumbline.app.drift.ScheduledTriggers;
import io.plumbline.app.progress.RetrainingLines;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.retraining.CannotRetrainException;
import io.plumbline.trainer.retraining.FineTuningOptions;
import io.plumbline.trainer.retraining.NewNormalOptions;
import io.plumbline.trainer.retraining.RecentOptions;
import io.plumbline.trainer.retraining.RetrainingListener;
import io.plumbline.trainer.retraining.RetrainingListeners;
import io.plumbline.trainer.retraining.RetrainingOptions;
import io.plumbline.trainer.retraining.RetrainingService;
import io.plumbline.trainer.retraining.TrackedRetraining;
import io.plumbline.trainer.tracking.Tracking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers retraining triggers. */
@Command(
        name = "retrain",
        description = "Answer retraining triggers: train a challenger, promote it if it is better.",
        footer = {
            "",
            "Example: ./plumbline retrain --packages models/ --labelled 5000",
            "Example: ./plumbline retrain --packages models/ --now --since 2h"
        })
public final class RetrainCommand extends ServiceCommand {

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--packages",
            required = true,
            paramLabel = "DIR",
            description = "Where challengers are written; made if missing. Serving must be able to read them there.")
    private Path packages;

    @Option(
            names = "--labelled",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Labelled recent images that it takes at least (default: ${DEFAULT-VALUE}).")
    private int labelled;

    @Option(
            names = "--label-patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for so many labels (default: ${DEFAULT-VALUE}).")
    private long labelPatienceSeconds;

    @Option(
            names = "--reference",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Images that the new reference profile takes at least (default: ${DEFAULT-VALUE}).")
    private int referenceImages;

    @Option(
            names = "--images-per-epoch",
            paramLabel = "N",
            defaultValue = "8000",
            description = "Base and recent images that one epoch learns from (default: ${DEFAULT-VALUE}).")
    private int imagesPerEpoch;

    @Option(
            names = "--recent-share",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "Which share of these is recent, between 0 and 1 (default: ${DEFAULT-VALUE}).")
    private double recentShare;

    @Option(
            names = "--start",
            paramLabel = "WHERE",
            defaultValue = "better",
            description = {
                "What challengers start from: the champion's weights (champion), random ones (afresh), or both, of which the one",
                "with the lower validation loss goes on (better; default: ${DEFAULT-VALUE})."
            })
    private FineTuningOptions.Start start;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Cores that training may use, so that serving keeps its own (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Mixin
    private ProvingOptions proving;

    @Mixin
    private AskingOptions asking;

    @Mixin
    private FetchOptions fetching;

    @Mixin
    private TrackingOptions tracking;

    @Mixin
    private MetricsOptions metrics;

    @Override
    public Service start() {
        RetrainingOptions options = options();
        asking.requireUsable();
        data.requireFolder();
        WritableFolder.require("--packages", packages);
        tracking.requireUsable(fetching.server());
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable();
        InstantSource clock = InstantSource.system();
        ServiceMetrics told = metrics.open("retrain", MetricsOptions.RETRAIN_PORT);
        Tracking runs = tracking.open(fetching.server());
        RetrainingListener listener = new RetrainingListeners(
                List.of(new RetrainingLines(), new TrackedRetraining(runs, tracking.experiment(), options, clock)));
        RetrainingService service = new RetrainingService(connection, topics, options, listener, clock);
        try {
            service.start();
            service.bindTo(told.registry());
            told.answerFor(service::obstacleToReady, () -> service.failure().map(Throwable::toString));
            return new RetrainingTask(
                    service,
                    told,
                    topics,
                    runs,
                    asking.scheduled(connection, topics),
                    asking.asked(connection, topics).map(asked -> new AwaitedVerdict(connection, topics, asked)));
        } catch (CannotRetrainException e) {
            told.close();
            runs.close();
            throw CommandFailed.broker(e.getMessage(), e);
        } catch (RuntimeException e) {
            service.close();
            told.close();
            runs.close();
            throw e;
        }
    }

    private RetrainingOptions options() {
        try {
            RecentOptions recent = RecentOptions.defaults();
            FineTuningOptions tuning = FineTuningOptions.defaults();
            NewNormalOptions normal = NewNormalOptions.defaults();
            return new RetrainingOptions(
                    Optional.ofNullable(data.folder()),
                    packages,
                    BuiltFrom.commit(),
                    new RecentOptions(
                            labelled,
                            Duration.ofSeconds(labelPatienceSeconds),
                            recent.mostImages(),
                            recent.judgingShare()),
                    new FineTuningOptions(
                            imagesPerEpoch,
                            recentShare,
                            epochs,
                            tuning.learningRate(),
                            tuning.batchSize(),
                            threads,
                            start),
                    proving.gate(),
                    proving.promotion(),
                    new NewNormalOptions(
                            referenceImages,
                            normal.mostImages(),
                            normal.patience(),
                            normal.edgesShare(),
                            normal.resampledImages()),
                    fetching.settings());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private record RetrainingTask(
            RetrainingService service,
            ServiceMetrics metrics,
            Topics topics,
            Tracking runs,
            Optional<ScheduledTriggers> schedule,
            Optional<AwaitedVerdict> asked)
            implements Service {

        private static final Set<Outcome> NOT_COMPARED =
                Set.of(Outcome.TOO_FEW_LABELS, Outcome.TRAINING_FAILED, Outcome.OUTDATED, Outcome.STOPPED);

        @Override
        public String description() {
            return "Retraining: %s → %s, %s. %s Stop it with Ctrl-C."
                    .formatted(
                            topics.retrainingTriggers().name(),
                            topics.retrainingVerdicts().name(),
                            topics.models().name(),
                            metrics.description());
        }

        /** A service that has started reads triggers. */
        @Override
        public void awaitReady(Duration patience) {}

        @Override
        public void awaitEnd() throws InterruptedException {
            if (asked.isPresent()) {
                asked.get().await(service::hasStopped).ifPresent(RetrainingTask::tell);
            } else {
                service.awaitStop();
            }
            service.failure().ifPresent(thrown -> {
                throw CommandFailed.because("Retraining has stopped: " + thrown.getMessage());
            });
        }

        private static void tell(RetrainingVerdict verdict) {
            String told = "%s: %s".formatted(verdict.outcome(), verdict.explanation());
            if (NOT_COMPARED.contains(verdict.outcome())) {
                throw CommandFailed.because(told);
            }
            System.out.println(told);
        }

        @Override
        public void close() {
            schedule.ifPresent(ScheduledTriggers::close);
            service.close();
            metrics.close();
            runs.close();
        }
    }
}
