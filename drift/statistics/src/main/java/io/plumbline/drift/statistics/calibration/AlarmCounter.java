package io.plumbline.drift.statistics.calibration;

import java.util.Arrays;

/**
 * Counts the alarms of one stream, for all thresholds of a grid in one pass. For each threshold, the test starts again with
 * an empty window after an alarm: its next alarm can only come when the window has filled with newer panes, and enough
 * looks have followed. So the times between alarms are independent, and their mean is the length of the stream divided by
 * the number of alarms.
 */
final class AlarmCounter {

    private final int shortestRun;
    private final double[] lastT;
    private final long[] nextPossible = new long[AlarmCounts.GRID];
    private final long[] alarms = new long[AlarmCounts.GRID];
    private final long[] looks = new long[AlarmCounts.GRID];

    /**
     * A counter for one stream.
     *
     * @param panes how many panes fill the window
     * @param exceedances how many looks in a row must exceed the threshold
     */
    AlarmCounter(int panes, int exceedances) {
        this.shortestRun = panes + exceedances - 1;
        this.lastT = new double[exceedances];
        Arrays.fill(nextPossible, shortestRun - 1);
    }

    /**
     * Looks at the window after a pane.
     *
     * @param pane the number of the pane, from 0 on; the window is full, and no pane is left out from then on
     * @param t the largest T of all features
     */
    void look(long pane, double t) {
        lastT[(int) (pane % lastT.length)] = t;
        looks[AlarmCounts.place(t)]++;
        double exceeded = t;
        for (double earlier : lastT) {
            exceeded = Math.min(exceeded, earlier);
        }
        for (int i = 0; i < AlarmCounts.GRID && AlarmCounts.threshold(i) < exceeded; i++) {
            if (pane >= nextPossible[i]) {
                alarms[i]++;
                nextPossible[i] = pane + shortestRun;
            }
        }
    }

    AlarmCounts counts(long images) {
        return new AlarmCounts(images, alarms, looks);
    }
}
