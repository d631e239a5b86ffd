package io.plumbline.drift.monitor.labels;

import io.plumbline.contract.drift.DriftReport;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of the whole topology share, from labels to reports. Images come every 20 ms, and the model takes each for a shoe.
 */
abstract class LabelledStream {

    static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    static final Instant START = TopologyHarness.START;
    static final String RIGHT = "shoe";
    static final String WRONG = "boot";
    static final LabelSettings SETTINGS = new LabelSettings(Duration.ofMinutes(10), Duration.ofSeconds(4), 100_000);

    /** So many images on, everything before has been judged. */
    static final int LATER = 1_300;

    TopologyHarness harness;
    private DriftReport latest;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = harness(directory, SETTINGS);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    void send(long from, long to) {
        send(harness, from, to);
    }

    static void send(TopologyHarness to, long first, long end) {
        for (long number = first; number < end; number++) {
            to.sendAt(MODEL, number, 0, at(number));
        }
    }

    static Instant at(long number) {
        return START.plusMillis(20 * number);
    }

    /** Images that come so late that no label of those before counts any more. */
    void sendLater() {
        long first = SETTINGS.retention().plusSeconds(60).toMillis() / 20;
        send(first, first + LATER);
    }

    /** Labels the images from one number up to another, two seconds after they came. */
    void label(long from, long to, String label) {
        for (long number = from; number < to; number++) {
            harness.sendLabel(number, label, at(number).plusSeconds(2));
        }
    }

    DriftReport latest() {
        List<DriftReport> reports = harness.reports();
        if (!reports.isEmpty()) {
            latest = last(reports);
        }
        return latest;
    }

    static DriftReport last(List<DriftReport> reports) {
        return reports.get(reports.size() - 1);
    }

    static TopologyHarness harness(Path directory, LabelSettings settings) {
        return new TopologyHarness(directory, settings, JudgingSettings.defaults(), MODEL);
    }
}
