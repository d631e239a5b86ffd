package io.plumbline.bench.drift.population;

import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A reference of n images that were drawn from a model's population with replacement, and the judge that goes by it. */
public final class StudyReference {

    private final StudyModel model;
    private final float[][] vectors;
    private final ReferenceProfile profile;
    private final DriftJudge judge;
    private final Seed seed;

    private StudyReference(StudyModel model, float[][] vectors, ReferenceProfile profile, DriftJudge judge, Seed seed) {
        this.model = model;
        this.vectors = vectors;
        this.profile = profile;
        this.judge = judge;
        this.seed = seed;
    }

    /** Draws and calibrates one. */
    static StudyReference draw(StudyModel model, Sizes sizes, Seed seed) {
        SplittableRandom random = seed.random();
        Arrivals<float[]> healthy = model.vectors(Mixture.HEALTHY);
        float[][] vectors = Stream.generate(() -> healthy.next(random))
                .limit(sizes.referenceImages())
                .toArray(float[][]::new);
        CalibrationSettings settings = CalibrationSettings.defaults().withResampledImages(sizes.resampledImages());
        ReferenceProfile profile = ReferenceProfile.of(
                model.features(), model.validation(), vectors, new Calibrator(settings, random.nextLong()));
        return new StudyReference(model, vectors, profile, new DriftJudge(profile, sizes.promise()), seed);
    }

    /** Whose features they are. */
    public StudyModel model() {
        return model;
    }

    /** The features of the n images. */
    public float[][] vectors() {
        return vectors;
    }

    /** What a package of this model would carry. */
    public ReferenceProfile profile() {
        return profile;
    }

    /** As the monitor has it. */
    public DriftJudge judge() {
        return judge;
    }

    /** From which what is tried with this reference gets its seeds. */
    public Seed seed() {
        return seed;
    }
}
