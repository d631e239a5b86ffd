package io.plumbline.drift.monitor.judging;

import io.plumbline.drift.statistics.judge.Judgement;

/**
 * How long both detectors must be silent before an episode has ended. A weak drift looks calm in most windows of 500 images,
 * and would open and end one episode after another. So it takes two things more than a calm window. The e-detector must have
 * been silent for {@value #DELAYS_OF_SILENCE} times as long as it took to speak. And where a detector speaks again soon after
 * the silence that ended an episode, {@value #LONGER} times as much silence is asked for the next time. Immutable.
 *
 * @param gatheredImages how many images were judged since the e-detector last started afresh
 * @param climbingImages how many of the newest of them the evidence has been above what it is on average without drift,
 *     which is the number of images gathered from
 * @param delayImages how many images the e-detector took when it last spoke; 0 if it never has
 * @param silentImages how many images were judged since a detector last spoke
 * @param patienceImages how many images of silence relapses have taught to wait for
 */
record EvidencePace(
        long gatheredImages, long climbingImages, long delayImages, long silentImages, long patienceImages) {

    static final int DELAYS_OF_SILENCE = 3;
    static final int LONGER = 4;

    private static final int MOST_WINDOWS = 32;
    private static final int WINDOWS_OF_RELAPSE = 20;
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    /** Nobody has ever spoken. */
    static EvidencePace initial() {
        return new EvidencePace(0, 0, 0, FOR_EVER, 0);
    }

    /**
     * The pace after one more judgement.
     *
     * @param images how many images were judged
     * @param windowImages how many images the window is to hold
     */
    EvidencePace after(Judgement judgement, long images, long windowImages) {
        return after(
                judgement.suspected(),
                judgement.confirmed(),
                judgement.confirmation().logMean(),
                images,
                windowImages);
    }

    EvidencePace after(boolean suspected, boolean confirmed, double logEvidence, long images, long windowImages) {
        long gathered = gatheredImages + images;
        long climbing = logEvidence <= Math.log((double) gathered) ? 0 : climbingImages + images;
        boolean spoke = suspected || confirmed;
        return new EvidencePace(
                confirmed ? 0 : gathered,
                confirmed ? 0 : climbing,
                confirmed ? climbing : delayImages,
                spoke ? 0 : silentImages + images,
                spoke ? patience(windowImages) : patienceImages);
    }

    private long patience(long windowImages) {
        long known = Math.max(patienceImages, windowImages);
        if (silentImages > Math.max(WINDOWS_OF_RELAPSE * windowImages, 2 * known)) {
            return windowImages;
        }
        return silentImages >= known ? Math.min(LONGER * known, MOST_WINDOWS * windowImages) : known;
    }

    /** Whether the silence has lasted long enough. */
    boolean isSilent() {
        return silentImages >= Math.max(DELAYS_OF_SILENCE * delayImages, patienceImages);
    }
}
