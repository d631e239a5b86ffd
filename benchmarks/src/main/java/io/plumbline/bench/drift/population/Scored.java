package io.plumbline.bench.drift.population;

import io.plumbline.drift.statistics.bins.Binning;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What one model says of many images. Arrays are handed out as they are, for there are millions of draws from them. */
public final class Scored {

    private final int[] labels;
    private final int[] predicted;
    private final float[][] features;
    private final float[][] probabilities;

    /**
     * Room for as many images as there are labels; different threads may put different images.
     *
     * @param labels the class of each image
     */
    Scored(int[] labels) {
        this.labels = labels;
        this.predicted = new int[labels.length];
        this.features = new float[labels.length][];
        this.probabilities = new float[labels.length][];
    }

    void put(int image, float[] vector, float[] ofClasses, int predictedClass) {
        features[image] = vector;
        probabilities[image] = ofClasses;
        predicted[image] = predictedClass;
    }

    public int size() {
        return labels.length;
    }

    /** The class of each image. */
    int[] labels() {
        return labels;
    }

    /** A vector of each image. */
    public float[][] features() {
        return features;
    }

    /** A vector of each image, as its prediction would carry them. */
    float[][] probabilities() {
        return probabilities;
    }

    /** Whether the most probable class of an image is its own. */
    boolean isRight(int image) {
        return predicted[image] == labels[image];
    }

    /** The share of images that the model is right about. */
    double accuracy() {
        return (double) IntStream.range(0, size()).filter(this::isRight).count() / size();
    }

    /** The bin numbers of each image. */
    byte[][] rows(Binning binning) {
        return Arrays.stream(features).map(binning::row).toArray(byte[][]::new);
    }
}
