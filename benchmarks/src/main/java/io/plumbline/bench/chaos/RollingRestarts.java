package io.plumbline.bench.chaos;

import io.plumbline.bench.chaos.ChaosReport.RollingRestartFigures;
import io.plumbline.bench.chaos.feed.Feeder;
import io.plumbline.bench.chaos.plan.Target;
import io.plumbline.bench.chaos.scene.Part;
import io.plumbline.bench.chaos.scene.Scene;
import io.plumbline.bench.chaos.sight.OutputWatch;
import io.plumbline.bench.cluster.GroupView;
import io.plumbline.bench.report.Spread;
import io.plumbline.bench.run.Patience;
import io.plumbline.bench.run.Progress;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Both serving processes, one after the other: stopped in good order, started again, and waited for. */
final class RollingRestarts {

    private static final double IMAGES_PER_SECOND = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MEMBERS = 2 * Scene.STREAM_THREADS;

    private final Scene scene;
    private final Feeder feeder;
    private final OutputWatch watch;
    private final Topics topics;
    private final Progress progress;
    private final boolean staticMembers;
    private final List<Duration> stops = new ArrayList<>();
    private final List<Duration> leaves = new ArrayList<>();
    private final List<Duration> gaps = new ArrayList<>();

    RollingRestarts(
            Scene scene, Feeder feeder, OutputWatch watch, Topics topics, Progress progress, boolean staticMembers) {
        this.scene = scene;
        this.feeder = feeder;
        this.watch = watch;
        this.topics = topics;
        this.progress = progress;
        this.staticMembers = staticMembers;
    }

    /** Plays so many, while images flow steadily. */
    Optional<RollingRestartFigures> play(int times) {
        if (times == 0) {
            return Optional.empty();
        }
        feeder.setPace(IMAGES_PER_SECOND);
        try (GroupView group = GroupView.of(scene.connection(), topics)) {
            awaitAll(group);
            for (int i = 0; i < times; i++) {
                watch.forgetGaps();
                restart(Target.SERVE_A, group);
                restart(Target.SERVE_B, group);
                gaps.add(watch.longestGap());
                progress.say("rolling restart %d of %d: longest gap %.2f s on any partition"
                        .formatted(i + 1, times, Progress.seconds(watch.longestGap())));
            }
        }
        return Optional.of(new RollingRestartFigures(
                Spread.of(stops),
                leaves.isEmpty() ? Optional.empty() : Optional.of(Spread.of(leaves)),
                Spread.of(gaps)));
    }

    private void restart(Target target, GroupView group) {
        Part part = scene.part(target);
        long start = System.nanoTime();
        if (!part.stop(PATIENCE)) {
            throw new IllegalStateException("%s does not end:%n%s".formatted(target.label(), part.lastLines()));
        }
        stops.add(Duration.ofNanos(System.nanoTime() - start));
        if (!staticMembers) {
            awaitLeft(target, group);
            leaves.add(Duration.ofNanos(System.nanoTime() - start));
        }
        part.start();
        awaitAll(group);
    }

    private void awaitLeft(Target target, GroupView group) {
        Patience.await(
                () -> group.members() <= MEMBERS - Scene.STREAM_THREADS,
                PATIENCE,
                "%s is still in the group".formatted(target.label()),
                scene::lastLines);
    }

    /** Until each stream thread of both has its partitions, and all of them have gone on. */
    private void awaitAll(GroupView group) {
        Patience.await(() -> group.activeMembers() == MEMBERS, PATIENCE, "Not all serve", scene::lastLines);
        var sent = feeder.lastOffsets();
        Patience.await(() -> watch.hasAnswersBehind(sent), PATIENCE, "Answers do not go on", scene::lastLines);
    }
}
