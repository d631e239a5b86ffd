package io.plumbline.bench.drift.peers;

import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.trial.AlarmCount;
import io.plumbline.bench.drift.trial.Detector;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plumbline's judge before the streams that the peers watch, in panes of 50 images. */
final class OwnWatch {

    private static final int PANE_IMAGES = 50;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PeerStreams streams;

    OwnWatch(PeerStreams streams) {
        this.streams = streams;
    }

    List<PeerFigures> figures() {
        return List.of(
                figures("Plumbline, rolling KS", "run length 100 000", Detector.ROLLING_KS),
                figures("Plumbline, e-detector", "run length 10 000 000", Detector.E_DETECTOR),
                figures("naive KS", "p < .05, Holm, every 50 images", Detector.NAIVE_KS));
    }

    /** All detectors work in either case, and the time is that of all. */
    private PeerFigures figures(String name, String settings, Detector detector) {
        Map<String, List<Integer>> delays = new HashMap<>();
        streams.runs()
                .forEach((shift, runs) -> delays.put(
                        shift.title(),
                        runs.stream().map(run -> delay(run, detector)).toList()));
        long start = System.nanoTime();
        int alarms = alarms(streams.healthy(), detector).size();
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        return new PeerFigures(name, settings, streams.healthy().size(), alarms, seconds, delays);
    }

    private int delay(List<float[]> run, Detector detector) {
        return alarms(run, detector).stream()
                        .filter(seen -> seen > PeerStreams.QUIET_IMAGES)
                        .findFirst()
                        .orElse(run.size())
                - PeerStreams.QUIET_IMAGES;
    }

    /** After how many images there was an alarm; the next one can come when the window holds newer images only. */
    private List<Integer> alarms(List<float[]> images, Detector detector) {
        StudyReference reference = streams.reference();
        Binning binning = reference.profile().binning();
        DriftState state = reference.judge().initial();
        List<Integer> alarms = new ArrayList<>();
        AlarmCount count = new AlarmCount(reference);
        for (int from = 0; from + PANE_IMAGES <= images.size(); from += PANE_IMAGES) {
            PaneBuilder builder = new PaneBuilder(binning);
            for (int i = from; i < from + PANE_IMAGES; i++) {
                builder.add(binning.row(images.get(i)), 0, i, i);
            }
            Judgement judgement = reference.judge().judge(state, builder.build());
            state = judgement.state();
            if (count.isNew(detector, judgement)) {
                alarms.add(from + PANE_IMAGES);
            }
        }
        return alarms;
    }
}
