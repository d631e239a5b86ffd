package io.plumbline.trainer.packaging;

import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.calibration.Progress;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.classify.CanaryRun;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.Baseline;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.PackageWriter;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.model.pack.Weights;
import io.plumbline.trainer.dataset.LabelledImages;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Packs trained weights with their manifest, reference profile and canaries. */
public final class Packaging {

    private static final int CANARIES = 32;

    private final PackagingOptions options;

    public Packaging(PackagingOptions options) {
        this.options = options;
    }

    /**
     * Calibrates and writes a package.
     *
     * @param scorer of these weights
     * @param provenance how they came to be; its seed is also the calibration's
     * @param metrics figures for the manifest
     * @param normal what the model makes of images as long as nothing has changed
     * @param canaries images to choose canaries from, one or more
     * @param calibrated told how far the calibration has come
     * @throws IOException if the file cannot be written
     */
    public PackedModel pack(
            Scorer scorer,
            Weights weights,
            Provenance provenance,
            Map<String, Double> metrics,
            NormalImages normal,
            LabelledImages canaries,
            Progress calibrated)
            throws IOException {
        ReferenceProfile profile = ReferenceProfile.of(
                Baseline.featuresWithOutliers(scorer.spec()),
                normal.forEdges(),
                normal.forCounts(),
                calibrators(provenance.seed(), calibrated));
        Manifest manifest = Manifest.of(options.name(), scorer.spec(), provenance, metrics);
        Baseline baseline = new Baseline(profile, Optional.of(normal.accuracy()), Optional.of(normal.outliers()));
        return new PackageWriter(options.directory()).write(manifest, weights, baseline, canaries(scorer, canaries));
    }

    private List<Calibrator> calibrators(long seed, Progress calibrated) {
        List<CalibrationSettings> cells = options.calibrations();
        return IntStream.range(0, cells.size())
                .mapToObj(i -> new Calibrator(
                        cells.get(i), seed, options.threads(), done -> calibrated.report((i + done) / cells.size())))
                .toList();
    }

    private static Canaries canaries(Scorer scorer, LabelledImages images) {
        List<byte[]> chosen = IntStream.range(0, Math.min(CANARIES, images.size()))
                .mapToObj(images::pixels)
                .toList();
        return CanaryRun.record(scorer, PixelBatch.of(images.shape(), chosen));
    }
}
