package io.plumbline.drift.monitor.accuracy;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;

/**
 * The last alarm of one model's accuracy. It is over when the detector has been silent for a full window of labels, and
 * {@value #DELAYS_OF_SILENCE} times as long as it took to speak, and the window's accuracy passes for healthy: a loss so small
 * that it takes long to show must not look recovered each time that the detector starts afresh. Immutable.
 *
 * @param lasts whether there was one that is not over
 * @param news whether it lasts and has not been told to anybody yet
 * @param gatheredLabels how many labels were judged since the detector last started afresh
 * @param delayLabels how many it took when it last spoke; 0 if it never has
 */
record AccuracyAlarm(boolean lasts, boolean news, long gatheredLabels, long delayLabels) {

    static final int DELAYS_OF_SILENCE = 3;

    static AccuracyAlarm none() {
        return new AccuracyAlarm(false, false, 0, 0);
    }

    /**
     * After some more labels.
     *
     * @param raised whether the detector speaks, and starts afresh
     * @param healthy whether the window's accuracy passes for healthy
     */
    AccuracyAlarm after(long labels, boolean raised, boolean healthy, long windowLabels) {
        long gathered = gatheredLabels + labels;
        if (raised) {
            return new AccuracyAlarm(true, true, 0, gathered);
        }
        boolean over = healthy && gathered >= Math.max(windowLabels, DELAYS_OF_SILENCE * delayLabels);
        return new AccuracyAlarm(lasts && !over, news && !over, gathered, delayLabels);
    }

    AccuracyAlarm told() {
        return new AccuracyAlarm(lasts, false, gatheredLabels, delayLabels);
    }

    void writeTo(BytesOut out) {
        out.writeByte((lasts ? 1 : 0) + (news ? 2 : 0));
        out.writeLong(gatheredLabels);
        out.writeLong(delayLabels);
    }

    static AccuracyAlarm readFrom(BytesIn in) {
        int flags = in.readByte();
        return new AccuracyAlarm((flags & 1) != 0, (flags & 2) != 0, in.readLong(), in.readLong());
    }
}
