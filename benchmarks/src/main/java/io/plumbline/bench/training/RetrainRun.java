package io.plumbline.bench.training;

import io.plumbline.bench.audit.AnswerReader;
import io.plumbline.bench.cluster.ModelChanges;
import io.plumbline.bench.process.BrokerProcess;
import io.plumbline.bench.process.PlumblineCommand;
import io.plumbline.bench.process.PlumblineProcess;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.run.Patience;
import io.plumbline.bench.run.Progress;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelEvent.Kind;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.trainer.TrainJob;
import io.plumbline.trainer.TrainJobListener;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.TrainedModel;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * From a trigger to another model that serves, with broker, serving and retraining in processes of their own. Nothing is sent
 * meanwhile: what the retraining learns from has arrived and been answered before it is triggered.
 */
final class RetrainRun {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> JVM_OPTIONS = List.of("-XX:+UseParallelGC");
    private static final double MILLIS_PER_SECOND = 1_000;

    private final RetrainingSettings settings;
    private final LabelledImages pool;
    private final Path data;
    private final long seed;
    private final Progress progress;
    private final Topics topics = new Topics("");

    /**
     * A run that has yet to begin.
     *
     * @param pool all images, to learn from and to send
     * @param data the folder that they are in
     */
    RetrainRun(RetrainingSettings settings, LabelledImages pool, Path data, long seed, Progress progress) {
        this.settings = settings;
        this.pool = pool;
        this.data = data;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Goes through with it.
     *
     * @throws IllegalStateException if the challenger is not promoted, or does not serve in time
     */
    TrainingReport.Retraining play(Workbench workbench) {
        Path packages = workbench.directory().resolve("packages");
        TrainedModel champion = champion(packages);
        progress.say("the champion is trained; its accuracy is %.3f"
                .formatted(champion.test().accuracy()));
        BrokerProcess broker = BrokerProcess.start(workbench, PARTITIONS);
        PlumblineProcess serve = workbench.start(new PlumblineCommand(
                "serve",
                JVM_OPTIONS,
                List.of(
                        "serve",
                        "--bootstrap-server",
                        broker.bootstrapServers(),
                        "--http",
                        "off",
                        "--metrics-port",
                        "off",
                        "--state",
                        workbench.directory().resolve("serve").toString())));
        try (ModelChanges changes = new ModelChanges(broker.connection(), topics, serve::lastLines)) {
            changes.announce(champion.packed(), Kind.SWAPPED);
            // The trigger names the first image of each partition, and what is recent comes behind them.
            int labelled = settings.recentImages() + PARTITIONS;
            int images = labelled + settings.referenceImages();
            new RecentFeed(topics, champion.split().images(Part.STREAM), seed)
                    .send(broker.connection(), images, labelled);
            PlumblineProcess retrain = workbench.start(retrain(broker, workbench, packages));
            awaitAnswers(broker, serve, images);
            Patience.await(
                    () -> retrain.lastLines().contains("Retraining: "),
                    PATIENCE,
                    "Retraining does not start",
                    retrain::lastLines);
            progress.say("%,d images have been answered; retraining is triggered".formatted(images));
            return trigger(champion.packed().id().toString(), broker.connection(), changes, retrain);
        }
    }

    private TrainedModel champion(Path packages) {
        PackagingOptions packaging = PackagingOptions.defaults(packages, "champion", "unknown")
                .withCalibrations(
                        List.of(CalibrationSettings.defaults().withResampledImages(settings.resampledImages())));
        TrainJobOptions options = new TrainJobOptions(
                settings.architecture(),
                settings.sizes(),
                TrainJobOptions.DEFAULT_ENCODINGS,
                TrainingOptions.defaults(settings.architecture(), seed).withEpochs(settings.epochs()),
                packaging);
        try {
            return new TrainJob(options, TrainJobListener.SILENT, InstantSource.system()).run(pool, () -> false);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot pack the champion: " + e.getMessage(), e);
        }
    }

    private PlumblineCommand retrain(BrokerProcess broker, Workbench workbench, Path packages) {
        List<String> arguments = new ArrayList<>(List.of(
                "retrain",
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--metrics-port",
                "off",
                "--data",
                data.toString(),
                "--packages",
                packages.toString(),
                "--runs",
                workbench.directory().resolve("runs").toString(),
                "--labelled",
                Integer.toString(settings.recentImages()),
                "--reference",
                Integer.toString(settings.referenceImages())));
        arguments.addAll(settings.options());
        return new PlumblineCommand("retrain", JVM_OPTIONS, arguments);
    }

    private void awaitAnswers(BrokerProcess broker, PlumblineProcess serve, int images) {
        try (Consumer<byte[], byte[]> answers =
                AnswerReader.committed(broker.connection(), topics.predictions().name())) {
            AtomicInteger seen = new AtomicInteger();
            Patience.await(
                    () -> seen.addAndGet(answers.poll(Duration.ZERO).count()) >= images,
                    PATIENCE,
                    "Images have no answer",
                    serve::lastLines);
        }
    }

    private TrainingReport.Retraining trigger(
            String championId, KafkaConnection connection, ModelChanges changes, PlumblineProcess retrain) {
        Instant at = Instant.now();
        try (TriggerAndVerdict asking = new TriggerAndVerdict(connection, topics)) {
            asking.trigger(new RetrainingTrigger(
                    "bench", championId, RetrainingTrigger.Cause.BY_HAND, Optional.empty(), behindTheFirst(), at));
            RetrainingVerdict verdict = asking.await(PATIENCE, retrain::lastLines);
            if (!verdict.promoted()) {
                throw new IllegalStateException("The challenger was not promoted: " + verdict.explanation());
            }
            ModelEvent swapped = changes.awaitSuccessor(championId, PATIENCE);
            return report(verdict, Duration.between(at, swapped.at()));
        }
    }

    /** A retraining reads what lies behind the ranges that its trigger names. */
    private List<OffsetRange> behindTheFirst() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new OffsetRange(topics.images().name(), partition, 0, 0))
                .toList();
    }

    private TrainingReport.Retraining report(RetrainingVerdict verdict, Duration swapped) {
        Comparison recent = verdict.recent().orElseThrow();
        return new TrainingReport.Retraining(
                settings.recentImages(),
                verdict.outcome().name(),
                verdict.seconds(),
                swapped.toMillis() / MILLIS_PER_SECOND,
                recent.championAccuracy(),
                recent.challengerAccuracy());
    }
}
