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
import java.util.Optional;

/**
 * Where contenders meet: one broker, one process for all that runs the code of serving, one for bare forward passes and one
 * for the Python loop, all of them alive from the first case to the last, and only one of them busy at a time.
 *
 * <p>Plumbline, the pass-through and one pass per record share a process because it takes a JVM long to compile itself, and
 * because what they have in common should be compiled in the same way for all.
 */
final class Arena implements AutoCloseable {

    private final KafkaConnection connection;
    private final Optional<LineProcess> python;
    private final Path directory;
    private final Worker serving;
    private final Worker forward;
    private boolean exercised;
    private int residentMiB;

    /**
     * Starts all processes but the broker and the Python loop, which belong to the arena from now on.
     *
     * @param directory for logs
     */
    Arena(KafkaConnection connection, Optional<LineProcess> python, Path directory) {
        this.connection = connection;
        this.python = python;
        this.directory = directory;
        this.serving = Worker.start("serving", directory);
        this.forward = Worker.start("forward", directory);
    }

    KafkaConnection connection() {
        return connection;
    }

    /** The process that runs the code of serving. */
    Worker serving() {
        return serving;
    }

    /** Another one, which belongs to the caller. */
    Worker newServing() {
        return Worker.start("serving-2", directory);
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
        try (CommitWatch watch = watch(entry, workload)) {
            Commit begin = watch.forgetGroup();
            entry.contender().start(workload);
            Rate rate = watch.measure(begin, settings.warmUp(), settings.time(), settings.images());
            entry.contender().stop();
            return rate.perSecond();
        }
    }

    /** Whether the process that runs the code of serving has worked before. */
    boolean isExercised() {
        return exercised;
    }

    /** Lets one contender work until its code is compiled: for long if the process is new, otherwise for a moment. */
    void exercise(Entry entry, String prefix, ServingBenchSettings settings) {
        if (exercised) {
            exercise(entry, prefix, settings, settings.caseWarmUp());
        } else {
            exercised = true;
            exercise(entry, prefix, settings, settings.jvmWarmUp());
            residentMiB = serving.residentMiB();
        }
    }

    /**
     * What the process held when it had served one model at full load for the first time; later on it has served several, and
     * started its threads anew many times, as no user's process does.
     */
    int residentMiB() {
        return residentMiB;
    }

    /** Lets one contender work for this time, from the oldest image on, over and over; not at all for no time. */
    void exercise(Entry entry, String prefix, ServingBenchSettings settings, Duration time) {
        if (time.isZero()) {
            return;
        }
        Workload workload = workload(prefix, entry.model());
        long end = System.nanoTime() + time.toNanos();
        try (CommitWatch watch = watch(entry, workload)) {
            do {
                watch.forgetGroup();
                entry.contender().start(workload);
                watch.awaitUntil(settings.images(), end);
                entry.contender().stop();
            } while (System.nanoTime() < end);
        }
    }

    private CommitWatch watch(Entry entry, Workload workload) {
        return new CommitWatch(
                connection,
                entry.contender().group(workload),
                workload.topics().images().name());
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
        serving.close();
        forward.close();
        python.ifPresent(LineProcess::close);
    }
}
