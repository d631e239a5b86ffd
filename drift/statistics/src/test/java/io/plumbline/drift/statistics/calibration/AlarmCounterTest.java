package io.plumbline.drift.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AlarmCounterTest {

    /** What {@link AlarmCounter} does for all thresholds at once, for one threshold and word by word. */
    private static long alarms(double[] t, int panes, int exceedances, double threshold) {
        long alarms = 0;
        int panesInWindow = 0;
        int inARow = 0;
        for (double each : t) {
            panesInWindow++;
            inARow = panesInWindow >= panes && each > threshold ? inARow + 1 : 0;
            if (inARow == exceedances) {
                alarms++;
                panesInWindow = 0;
                inARow = 0;
            }
        }
        return alarms;
    }

    private static AlarmCounts count(double[] t, int panes, int exceedances, long images) {
        AlarmCounter counter = new AlarmCounter(panes, exceedances);
        for (int pane = panes - 1; pane < t.length; pane++) {
            counter.look(pane, t[pane]);
        }
        return counter.counts(images);
    }

    @Test
    void shouldCountForEachThresholdAsIfItWereTheOnlyOne() {
        // Given
        Random random = new Random(5);
        double[] t = random.doubles(20_000, 0.5, 2.5).toArray();
        // When
        AlarmCounts three = count(t, 4, 3, 1);
        AlarmCounts one = count(t, 7, 1, 1);
        // Then
        for (int place = 0; place < 300; place++) {
            assertThat(three.alarms(place)).isEqualTo(alarms(t, 4, 3, AlarmCounts.threshold(place)));
            assertThat(one.alarms(place)).isEqualTo(alarms(t, 7, 1, AlarmCounts.threshold(place)));
        }
    }

    @Test
    void shouldFindTheLevelThatLooksStayBelow() {
        // Given
        double[] t = new Random(6).doubles(100_000, 0, 2).toArray();
        AlarmCounts counts = count(t, 1, 1, t.length);
        // When
        double level = counts.levelBelow(0.95);
        // Then
        assertThat(level).isCloseTo(1.9, within(0.01));
    }

    /** With a window of one image and independent T, of which exp(−5λ) exceed λ, alarms are exp(5λ) images apart. */
    @Test
    void shouldFindTheThresholdOfARunLength() {
        // Given
        Random random = new Random(7);
        double[] t = random.doubles(2_000_000).map(u -> -Math.log(1 - u) / 5).toArray();
        AlarmCounts counts = count(t, 1, 1, t.length);
        // When
        RunLengths runLengths = counts.runLengths(t.length);
        // Then
        assertThat(runLengths.longestImages()).isEqualTo(100_000);
        assertThat(runLengths.threshold(1_000)).isCloseTo(Math.log(1_000) / 5, within(0.02));
        assertThat(runLengths.threshold(10_000)).isCloseTo(Math.log(10_000) / 5, within(0.05));
    }

    @Test
    void shouldAddUpWhatWasCountedApart() {
        // Given
        double[] t = new Random(8).doubles(1_000, 0, 2).toArray();
        AlarmCounts counts = count(t, 2, 1, 1_000);
        // When
        AlarmCounts sum = counts.plus(counts);
        // Then
        assertThat(sum.alarms(150)).isEqualTo(2 * counts.alarms(150)).isPositive();
        assertThat(sum.levelBelow(0.95)).isCloseTo(counts.levelBelow(0.95), within(1e-12));
    }
}
