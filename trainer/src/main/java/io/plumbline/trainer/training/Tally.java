package io.plumbline.trainer.training;

/** Loss and hits over a growing number of images. */
final class Tally {

    private long images;
    private double lossSum;
    private long correct;

    /**
     * Counts one batch.
     *
     * @param meanLoss of its images
     * @param hits how many of them were classified correctly
     */
    void add(int batchImages, double meanLoss, long hits) {
        images += batchImages;
        lossSum += batchImages * meanLoss;
        correct += hits;
    }

    /** Mean over the images, NaN for none. */
    double loss() {
        return lossSum / images;
    }

    /** Share of the images, NaN for none. */
    double accuracy() {
        return (double) correct / images;
    }
}
