package io.plumbline.bench.drift.shift;

/**
 * How a stream differs from the population: which change happens to which share of its images, and how often the first
 * class comes.
 *
 * @param change what happens to those that are changed
 * @param changedShare the probability that an image is changed, 0 to 1
 * @param firstClassWeight how often images of class 0 come, compared with the others: 1 as always, 0 never, 2 twice as often
 */
public record Mixture(ImageChange change, double changedShare, double firstClassWeight) {

    /** As the population is. */
    public static final Mixture HEALTHY = new Mixture(ImageChange.NONE, 0, 1);

    static Mixture changed(ImageChange change, double share) {
        return new Mixture(change, share, 1);
    }

    static Mixture ofFirstClass(double weight) {
        return new Mixture(ImageChange.NONE, 0, weight);
    }

    /** The probability with which an image of a class that was drawn from the population stays in the stream. */
    double keeps(int classIndex) {
        return (classIndex == 0 ? firstClassWeight : 1) / Math.max(1, firstClassWeight);
    }
}
