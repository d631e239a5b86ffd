package io.plumbline.bench.drift.trial;

import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lets a stream shift, anywhere within a pane, after a stretch in which neither detector spoke, and counts the shifted images
 * up to the end of the pane after which each detector speaks first.
 */
public final class DelayTrial {

    private final StudyReference reference;
    private final Arrivals<byte[]> healthy;
    private final Arrivals<byte[]> shifted;
    private final int healthyPanes;
    private final long mostImages;

    /**
     * A trial.
     *
     * @param shift what arrives from some image on
     * @param healthyImages how many images come before the pane of the shift
     * @param mostImages after so many shifted images it ends, and counts as if there had been an alarm then
     */
    public DelayTrial(StudyReference reference, Mixture shift, int healthyImages, long mostImages) {
        this.reference = reference;
        this.healthy = reference.model().rows(Mixture.HEALTHY);
        this.shifted = reference.model().rows(shift);
        this.healthyPanes = healthyImages / PaneFeed.PANE_IMAGES;
        this.mostImages = mostImages;
    }

    /** Goes through one stream. */
    public Map<Detector, Alarm> run(RandomGenerator random) {
        DriftJudge judge = reference.judge();
        PaneFeed feed = new PaneFeed(reference, random, 0);
        DriftState state = silent(feed);
        int stillHealthy = random.nextInt(PaneFeed.PANE_IMAGES);
        Pane pane = feed.next(healthy, stillHealthy, shifted, PaneFeed.PANE_IMAGES - stillHealthy);
        Map<Detector, Alarm> alarms = new EnumMap<>(Detector.class);
        int images = PaneFeed.PANE_IMAGES - stillHealthy;
        while (true) {
            Judgement judgement = judge.judge(state, pane);
            hear(judgement, images, alarms);
            if (alarms.size() == Detector.values().length) {
                return alarms;
            }
            state = judgement.state();
            pane = feed.next(shifted, PaneFeed.PANE_IMAGES);
            images += PaneFeed.PANE_IMAGES;
        }
    }

    private void hear(Judgement judgement, int images, Map<Detector, Alarm> alarms) {
        for (Detector detector : Detector.values()) {
            if (alarms.containsKey(detector)) {
                continue;
            }
            if (detector.speaks(judgement)) {
                alarms.put(detector, new Alarm(images, Optional.of(detector.topFeature(judgement))));
            } else if (images >= mostImages) {
                alarms.put(detector, new Alarm(images, Optional.empty()));
            }
        }
    }

    /** Where both detectors are after a stretch without an alarm; a stretch with one is gone through again. */
    private DriftState silent(PaneFeed feed) {
        DriftState state = reference.judge().initial();
        for (int pane = 0; pane < healthyPanes; pane++) {
            Judgement judgement = reference.judge().judge(state, feed.next(healthy, PaneFeed.PANE_IMAGES));
            if (judgement.suspected() || judgement.confirmed()) {
                return silent(feed);
            }
            state = judgement.state();
        }
        return state;
    }

    /**
     * What a detector said first.
     *
     * @param images how many shifted images had come
     * @param topFeature what it said has moved most; none if it had not spoken when the trial ended
     */
    public record Alarm(long images, Optional<String> topFeature) {}
}
