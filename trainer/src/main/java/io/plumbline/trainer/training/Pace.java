package io.plumbline.trainer.training;

import java.time.Duration;

/** How fast a training goes, from the moment this is made. */
final class Pace {

    private final int epochs;
    private final int batches;
    private final long allImages;
    private final long startNanos = System.nanoTime();
    private long images;

    /** @param allImages of all epochs together */
    Pace(int epochs, int batches, long allImages) {
        this.epochs = epochs;
        this.batches = batches;
        this.allImages = allImages;
    }

    TrainingProgress after(int epoch, int batch, int batchImages, Tally tally) {
        images += batchImages;
        double seconds = (System.nanoTime() - startNanos) * 1e-9;
        double perSecond = images / seconds;
        Duration left = Duration.ofMillis(Math.round((allImages - images) / perSecond * 1e3));
        return new TrainingProgress(epoch, epochs, batch, batches, tally.loss(), tally.accuracy(), perSecond, left);
    }
}
