package io.plumbline.bench.drift.population;

import io.plumbline.drift.statistics.bins.Binning;
import java.util.Arrays;

/** What one model says of many images. Arrays are handed out as they are, for there are millions of draws from them. */
public final class Scored {

    private final float[][] features;
    private final int[] predicted;
    private final double[] confidences;

    /** Room for so many images; different threads may put different images. */
    Scored(int images) {
        features = new float[images][];
        predicted = new int[images];
        confidences = new double[images];
    }

    void put(int image, float[] vector, int predictedClass, double confidence) {
        features[image] = vector;
        predicted[image] = predictedClass;
        confidences[image] = confidence;
    }

    public int size() {
        return predicted.length;
    }

    /** A vector of each image. */
    public float[][] features() {
        return features;
    }

    /** The most probable class of an image. */
    public int predicted(int image) {
        return predicted[image];
    }

    /** Its probability, 0 to 1. */
    public double confidence(int image) {
        return confidences[image];
    }

    /** The bin numbers of each image. */
    byte[][] rows(Binning binning) {
        return Arrays.stream(features).map(binning::row).toArray(byte[][]::new);
    }
}
