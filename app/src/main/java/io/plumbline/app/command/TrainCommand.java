package io.plumbline.app.command;

import io.plumbline.app.progress.Terminal;
import io.plumbline.app.progress.TrainingProgressBar;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.TrackedTraining;
import io.plumbline.trainer.TrainJob;
import io.plumbline.trainer.TrainJobListener;
import io.plumbline.trainer.TrainJobListeners;
import io.plumbline.trainer.TrainJobOptions;
import io.plumbline.trainer.TrainedModel;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.PoolOrigin;
import io.plumbline.trainer.options.GivenOptions;
import io.plumbline.trainer.packaging.ModelPublisher;
import io.plumbline.trainer.split.SplitSizes;
import io.plumbline.trainer.tracking.ModelAliases;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.training.TrainingStoppedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model and packs it. */
@Command(
        name = "train",
        description = "Train a model, on Fashion-MNIST or images of your own, and pack and announce it.",
        footer = {"", "Example: ./plumbline train --packages models/ --announce champion"})
public final class TrainCommand implements Callable<Integer> {

    private static final Set<ModelRole> ANNOUNCED = Set.of(ModelRole.CHAMPION, ModelRole.CHALLENGER, ModelRole.SHADOW);

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private LearningOptions learning;

    @Mixin
    private PoolOptions poolOptions;

    @Mixin
    private PackingOptions packing;

    @Option(
            names = "--split",
            paramLabel = "SIZES",
            split = ",",
            arity = "1",
            description = {
                "Images for training, validation, test, reference and stream (default: 20000,3000,3000,10000,34000,",
                "or of fewer than 70 000 images six tenths, a tenth, a tenth, two tenths and none)."
            })
    private int[] split = {};

    @Option(
            names = "--resume",
            description = "Go on where the same training was killed or stopped, to the very same model.")
    private boolean resume;

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Option(
            names = "--announce",
            paramLabel = "ROLE",
            description = "Announce it on the topic of models: champion or challenger (default: do not).")
    private ModelRole role;

    @Override
    public Integer call() throws IOException {
        boolean terminal = Terminal.isWatched();
        try (StopSignal stopped =
                StopSignal.listening("Stopping: the best epoch so far is kept and packed; go on with --resume.")) {
            TrainedModel trained = train(new TrainingProgressBar(System.err, terminal), stopped);
            System.out.println(trained.packed().file());
            return ExitCode.DONE;
        }
    }

    /** Trains, packs, and announces if asked to. */
    public TrainedModel train(TrainJobListener listener) throws IOException {
        return train(listener, () -> false);
    }

    private TrainedModel train(TrainJobListener listener, BooleanSupplier stopped) throws IOException {
        options(SplitSizes.defaults(), PoolOrigin.folder());
        packing.requireWritable();
        tracking.requireUsable(server);
        poolOptions.requireUsable(learning.data());
        Optional<KafkaConnection> connection =
                role == null && !poolOptions.fromKafka() ? Optional.empty() : Optional.of(kafka.reachable(needed()));
        PoolOptions.Pool read = poolOptions.read(learning.data(), connection, kafka.topics());
        LabelledImages pool = read.images();
        TrainJobOptions options =
                options(split.length == 0 ? suitingSizes(pool) : SplitSizes.defaults(), read.origin());
        try (Tracking runs = tracking.open(server)) {
            TrainedModel trained = run(options, listener, pool, runs, stopped);
            if (role != null) {
                announce(trained, connection.orElseThrow(), new ModelAliases(runs));
            }
            return trained;
        }
    }

    /** Missed now rather than after the whole training. */
    private Topic<?, ?>[] needed() {
        Topics topics = kafka.topics();
        List<Topic<?, ?>> needed = new ArrayList<>();
        if (role != null) {
            needed.add(topics.models());
        }
        if (poolOptions.fromKafka()) {
            needed.add(topics.images());
            needed.add(topics.labels());
        }
        return needed.toArray(Topic<?, ?>[]::new);
    }

    private TrainJobOptions options(SplitSizes byDefault, PoolOrigin origin) {
        if (role == ModelRole.CANARY) {
            throw CommandFailed.usage(
                    "A canary needs its share of the keys: announce it by './plumbline models canary FILE --share 0.1'.");
        }
        if (role != null && !ANNOUNCED.contains(role)) {
            throw CommandFailed.usage(
                    "--announce %s makes no sense of a new model: expected champion, challenger or shadow."
                            .formatted(role.name().toLowerCase(Locale.ROOT)));
        }
        try {
            GivenOptions given = learning.given();
            return new TrainJobOptions(
                    given.architecture(),
                    split.length == 0 ? byDefault : splitSizes(),
                    packing.encodings(),
                    given.training(),
                    packing.packaging(given.idName()),
                    origin);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private static SplitSizes suitingSizes(LabelledImages pool) {
        try {
            return SplitSizes.suiting(pool.size());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private SplitSizes splitSizes() {
        if (split.length != 5) {
            throw CommandFailed.usage("--split takes five sizes, found %d.".formatted(split.length));
        }
        return new SplitSizes(split[0], split[1], split[2], split[3], split[4]);
    }

    private TrainedModel run(
            TrainJobOptions options,
            TrainJobListener listener,
            LabelledImages pool,
            Tracking runs,
            BooleanSupplier stopped)
            throws IOException {
        InstantSource clock = InstantSource.system();
        TrackedTraining tracked = TrackedTraining.start(runs, tracking.experiment(), options, pool, clock);
        try {
            TrainJobListener both = new TrainJobListeners(List.of(listener, tracked));
            TrainJob.CheckpointUse checkpoints = resume ? TrainJob.CheckpointUse.RESUME : TrainJob.CheckpointUse.KEEP;
            return new TrainJob(options, both, clock, checkpoints).run(pool, stopped);
        } catch (TrainingStoppedException e) {
            tracked.failed(e);
            throw CommandFailed.because("%s; no epoch was done, so nothing is kept.".formatted(e.getMessage()));
        } catch (IllegalArgumentException e) {
            tracked.failed(e);
            throw CommandFailed.usage(e.getMessage());
        } catch (IOException | RuntimeException e) {
            tracked.failed(e);
            throw e;
        }
    }

    private void announce(TrainedModel trained, KafkaConnection connection, ModelAliases aliases) {
        Topic<String, ModelAnnouncement> models = kafka.topics().models();
        try (LedgerFollower follower = new LedgerFollower(connection, models);
                ModelPublisher publisher = new ModelPublisher(connection, models)) {
            Optional<ModelId> before = follower.readToEnd().champion().map(ModelAnnouncement::id);
            ModelAnnouncement announcement = ModelPublisher.announcement(
                    trained.packed(), role, InstantSource.system().instant(), "train", "freshly trained");
            publisher.announce(announcement);
            if (role == ModelRole.CHAMPION) {
                aliases.champion(announcement.id(), before, announcement.at());
            } else if (role == ModelRole.CHALLENGER) {
                aliases.challenging(announcement.id(), announcement.at());
            }
        }
    }
}
