package io.plumbline.bench.serving;

import io.plumbline.bench.serving.contender.LineProcess;
import io.plumbline.bench.serving.contender.Worker;
import io.plumbline.bench.serving.contender.Workload;
import io.plumbline.bench.serving.load.Commit;
import io.plumbline.bench.serving.load.CommitWatch;
import io.plumbline.bench.serving.load.Rate;
import io.plumbline.bench.serving.load.Stage;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where contenders meet: one broker, one process for each kind of contender, all of them alive from the first case to the
 * last, and only one of them busy at a time.
 */
final class Arena implements AutoCloseable {

    private final KafkaConnection connection;
    private final Optional<LineProcess> python;
    private final Worker plumbline;
    private final Worker passThrough;
    private final Worker perRecord;
    private final Worker forward;
    private final Set<Role> exercised = EnumSet.noneOf(Role.class);

    /**
     * Starts all processes but the broker and the Python loop, which belong to the arena from now on.
     *
     * @param directory for logs
     */
    Arena(KafkaConnection connection, Optional<LineProcess> python, Path directory) {
        this.connection = connection;
        this.python = python;
        this.plumbline = Worker.start("plumbline", directory);
        this.passThrough = Worker.start("pass-through", directory);
        this.perRecord = Worker.start("per-record", directory);
        this.forward = Worker.start("forward", directory);
    }

    KafkaConnection connection() {
        return connection;
    }

    Worker plumbline() {
        return plumbline;
    }

    Worker passThrough() {
        return passThrough;
    }

    Worker perRecord() {
        return perRecord;
    }

    Worker forward() {
        return forward;
    }

    Optional<LineProcess> python() {
        return python;
    }

    /** Topics of this prefix, with nothing on them. */
    Stage newStage(String prefix) {
        return new Stage(connection, new Topics(prefix)).create();
    }

    /** Lets one contender answer images from the oldest on, and tells how fast it does. */
    double run(Entry entry, String prefix, ServingBenchSettings settings) {
        Workload workload = workload(prefix, entry.model());
        try (CommitWatch watch = new CommitWatch(connection, entry.contender().group(workload))) {
            Commit begin = watch.forgetGroup();
            entry.contender().start(workload);
            Rate rate = watch.measure(begin, settings.warmUp(), settings.time(), settings.images());
            entry.contender().stop();
            return rate.perSecond();
        }
    }

    /** Lets one contender work until its process is warm: for long if it is new, for a moment if only the case is. */
    void exercise(Entry entry, String prefix, ServingBenchSettings settings) {
        if (entry.role() == Role.PYTHON) {
            return;
        }
        // Plumbline without features runs in the process of Plumbline with them.
        boolean isNew = exercised.add(entry.role()) && entry.role() != Role.WITHOUT_FEATURES;
        Duration time = isNew ? settings.jvmWarmUp() : settings.caseWarmUp();
        Workload workload = workload(prefix, entry.model());
        long end = System.nanoTime() + time.toNanos();
        try (CommitWatch watch = new CommitWatch(connection, entry.contender().group(workload))) {
            do {
                watch.forgetGroup();
                entry.contender().start(workload);
                watch.awaitUntil(settings.images(), end);
                entry.contender().stop();
            } while (System.nanoTime() < end);
        }
    }

    /** Announces the model as champion of this prefix. */
    Workload workload(String prefix, BenchPackage model) {
        Topics topics = new Topics(prefix);
        try (ModelPublisher publisher = new ModelPublisher(connection, topics.models())) {
            publisher.announce(ModelPublisher.announcement(
                    model.packed(), ModelRole.CHAMPION, Instant.now(), "bench", "to be measured"));
        }
        return new Workload(connection.bootstrapServers(), prefix, model);
    }

    @Override
    public void close() {
        plumbline.close();
        passThrough.close();
        perRecord.close();
        forward.close();
        python.ifPresent(LineProcess::close);
    }
}
