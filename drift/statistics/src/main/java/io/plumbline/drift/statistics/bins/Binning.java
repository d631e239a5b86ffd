package io.plumbline.drift.statistics.bins;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The bins of all features of a model: turns a feature vector into a <em>row</em>, one bin number in one byte per feature.
 * Rows are what a window is counted from, at a quarter of the bytes of the vector and without loss to the statistics.
 */
public final class Binning {

    private final List<FeatureSpec> features;
    private final List<FeatureBins> bins;
    private final int fingerprint;

    private Binning(List<FeatureSpec> features, List<FeatureBins> bins, int fingerprint) {
        this.features = features;
        this.bins = bins;
        this.fingerprint = fingerprint;
    }

    public static Binning of(List<FeatureSpec> features, List<FeatureBins> bins) {
        if (features.isEmpty() || features.size() != bins.size()) {
            throw new IllegalArgumentException("Each of one or more features needs its bins: %d features and %d bins"
                    .formatted(features.size(), bins.size()));
        }
        Set<String> names = new HashSet<>();
        features.forEach(feature -> {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("Two features are called '%s'".formatted(feature.name()));
            }
        });
        return new Binning(List.copyOf(features), List.copyOf(bins), Fingerprint.of(features, bins));
    }

    /**
     * Bins with edges at quantiles of validation data.
     *
     * @param features d features
     * @param validation feature vectors of validation images, each of length d
     * @throws IllegalArgumentException if a feature has no finite value, naming it
     */
    public static Binning ofQuantiles(List<FeatureSpec> features, float[][] validation) {
        List<FeatureBins> bins = new ArrayList<>();
        for (int j = 0; j < features.size(); j++) {
            float[] column = new float[validation.length];
            for (int i = 0; i < validation.length; i++) {
                checkLength(validation[i], features.size());
                column[i] = validation[i][j];
            }
            bins.add(binsOf(features.get(j), column));
        }
        return of(features, bins);
    }

    private static FeatureBins binsOf(FeatureSpec feature, float[] values) {
        try {
            return FeatureBins.ofQuantiles(values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Feature '%s': %s".formatted(feature.name(), e.getMessage()), e);
        }
    }

    /** The bin numbers of one feature vector, one unsigned byte per feature. */
    public byte[] row(float[] vector) {
        checkLength(vector, bins.size());
        byte[] row = new byte[vector.length];
        for (int j = 0; j < vector.length; j++) {
            row[j] = (byte) bins.get(j).binOf(vector[j]);
        }
        return row;
    }

    private static void checkLength(float[] vector, int features) {
        if (vector.length != features) {
            throw new IllegalArgumentException(
                    "A vector of %d features was given where the model has %d".formatted(vector.length, features));
        }
    }

    /** How many features there are; d in the formulas. */
    public int featureCount() {
        return features.size();
    }

    public List<FeatureSpec> features() {
        return features;
    }

    public FeatureBins bins(int feature) {
        return bins.get(feature);
    }

    /** Tells counts made with these bins from counts made with others. */
    public int fingerprint() {
        return fingerprint;
    }

    /**
     * The same bins with another fingerprint, which tells counts made for one purpose from those made for another. What is
     * written of them is the same, so whoever reads them back marks them again.
     */
    public Binning marked(int mark) {
        return new Binning(features, bins, 31 * fingerprint + mark);
    }

    public void writeTo(BytesOut out) {
        out.writeCount(features.size());
        for (int j = 0; j < features.size(); j++) {
            out.writeString(features.get(j).name());
            out.writeString(features.get(j).unit());
            FeatureBins of = bins.get(j);
            out.writeCount(of.edgeCount());
            for (int b = 0; b < of.edgeCount(); b++) {
                out.writeFloat(of.edge(b));
            }
        }
    }

    public static Binning readFrom(BytesIn in) {
        List<FeatureSpec> features = new ArrayList<>();
        List<FeatureBins> bins = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            features.add(new FeatureSpec(in.readString(), in.readString()));
            float[] edges = new float[in.readCount(Float.BYTES)];
            for (int b = 0; b < edges.length; b++) {
                edges[b] = in.readFloat();
            }
            bins.add(FeatureBins.ofEdges(edges));
        }
        return of(features, bins);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binning that
                && fingerprint == that.fingerprint
                && features.equals(that.features)
                && bins.equals(that.bins);
    }

    @Override
    public int hashCode() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "Binning" + features;
    }
}
