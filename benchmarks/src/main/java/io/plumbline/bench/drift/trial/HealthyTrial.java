package io.plumbline.bench.drift.trial;

import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Watches a stream in which nothing changes. Whoever has raised a false alarm begins again ({@link AlarmCount}). */
public final class HealthyTrial {

    private final StudyReference reference;
    private final long images;

    public HealthyTrial(StudyReference reference, long images) {
        this.reference = reference;
        this.images = images;
    }

    /** On one partition that sends the population's mix. */
    public HealthyCount one(RandomGenerator random) {
        PaneFeed feed = new PaneFeed(reference, random, 0);
        var arrivals = reference.model().rows(Mixture.HEALTHY);
        return watch(() -> feed.next(arrivals, PaneFeed.PANE_IMAGES));
    }

    /** On partitions that differ in mix and rate, and together send the population's mix. */
    public HealthyCount several(RandomGenerator random) {
        return watch(new UnequalPartitions(reference, random)::next);
    }

    private HealthyCount watch(Supplier<Pane> panes) {
        DriftJudge judge = reference.judge();
        AlarmCount count = new AlarmCount(reference);
        Map<Detector, Long> alarms = new EnumMap<>(Detector.class);
        DriftState state = judge.initial();
        while (state.imagesSeen() < images) {
            Judgement judgement = judge.judge(state, panes.get());
            state = judgement.state();
            for (Detector detector : Detector.values()) {
                if (count.isNew(detector, judgement)) {
                    alarms.merge(detector, 1L, Long::sum);
                }
            }
        }
        return new HealthyCount(state.imagesSeen(), alarms);
    }
}
