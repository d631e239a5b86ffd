package io.plumbline.bench.drift.power;

import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.Mixture;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws samples again and again, and tests each once. */
public final class PowerTrial {

    private static final String PROBABILITY = "log_p:";

    private final StudyReference reference;
    private final float[][] ascending;
    private final Levels levels;
    private final int repeats;

    /**
     * Trials against one reference.
     *
     * @param repeats how many samples of each size
     */
    public PowerTrial(StudyReference reference, Levels levels, int repeats) {
        this.reference = reference;
        this.levels = levels;
        this.repeats = repeats;
        this.ascending = new float[reference.model().features().size()][];
        for (int feature = 0; feature < ascending.length; feature++) {
            ascending[feature] = ascending(reference.vectors(), feature);
        }
    }

    private static float[] ascending(float[][] vectors, int feature) {
        float[] values = new float[vectors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = vectors[i][feature];
        }
        Arrays.sort(values);
        return values;
    }

    /** How often each sample size found what had shifted, by the size. */
    public Map<Integer, Found> run(Mixture mixture, RandomGenerator random) {
        Arrivals<float[]> arrivals = reference.model().vectors(mixture);
        Map<Integer, Found> found = new TreeMap<>();
        for (int size : levels.all().keySet()) {
            Found soFar = new Found(0, 0, 0);
            for (int repeat = 0; repeat < repeats; repeat++) {
                float[][] sample = new float[size][];
                Arrays.setAll(sample, i -> arrivals.next(random));
                soFar = soFar.plus(test(sample));
            }
            found.put(size, soFar.dividedBy(repeats));
        }
        return found;
    }

    private Found test(float[][] sample) {
        boolean byAny = false;
        boolean byProbabilities = false;
        boolean naively = false;
        for (int feature = 0; feature < ascending.length; feature++) {
            long statistic = TwoSampleKs.statistic(ascending[feature], ascending(sample, feature));
            byAny |= statistic >= levels.all().get(sample.length);
            naively |= statistic >= levels.naive().get(sample.length);
            byProbabilities |= isProbability(feature)
                    && statistic >= levels.probabilities().get(sample.length);
        }
        return new Found(byAny ? 1 : 0, byProbabilities ? 1 : 0, naively ? 1 : 0);
    }

    private boolean isProbability(int feature) {
        return reference.model().features().get(feature).name().startsWith(PROBABILITY);
    }

    /**
     * The share of samples that were told from the reference.
     *
     * @param all by any feature
     * @param probabilities by the class probabilities alone
     * @param naive by any feature, each tested at .05 as if it were alone
     */
    public record Found(double all, double probabilities, double naive) {

        Found plus(Found other) {
            return new Found(all + other.all, probabilities + other.probabilities, naive + other.naive);
        }

        Found dividedBy(int count) {
            return new Found(all / count, probabilities / count, naive / count);
        }
    }
}
