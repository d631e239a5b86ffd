package io.plumbline.drift.statistics.rolling;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.calibration.Calibration;
import io.plumbline.drift.statistics.ks.KsResult;
import io.plumbline.drift.statistics.ks.KsTest;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the newest W images of a stream with n reference images, again and again: T<sub>j</sub> = sqrt(nW/(n+W)) ·
 * D<sub>j</sub> for each feature j, where W is the number of images that the window really holds. Drift is suspected when
 * max<sub>j</sub> T<sub>j</sub> exceeds a threshold at m looks in a row. The threshold is calibrated for a run length in
 * images; so that small panes do not break that promise, a look follows the last one after at least a stride of images.
 */
public final class RollingKs {

    private final BinCounts reference;
    private final Calibration calibration;
    private final double threshold;
    private final KsTest test = new KsTest();

    /**
     * A test against one reference.
     *
     * @param reference the counts of the reference images
     * @param calibration what was calibrated for that reference
     * @param runLengthImages how many healthy images shall pass, on average, until drift is suspected
     */
    public RollingKs(BinCounts reference, Calibration calibration, long runLengthImages) {
        this.reference = reference;
        this.calibration = calibration;
        this.threshold = calibration.runLengths().threshold(runLengthImages);
    }

    /**
     * Adds a pane and looks at the window.
     *
     * @param state what the pane before led to, or {@link RollingState#initial()}
     * @param pane the next pane, with one image or more
     */
    public Suspicion judge(RollingState state, Pane pane) {
        Window window = state.window().plus(pane, calibration.settings().windowImages());
        Pane merged = window.merged();
        List<KsResult> results = results(merged.counts());
        double maxT = results.stream().mapToDouble(KsResult::t).max().orElseThrow();
        RollingState next = next(state, window, state.imagesSinceLook() + pane.images(), maxT);
        return new Suspicion(
                next,
                merged,
                full(window),
                results,
                trends(window, results),
                maxT,
                threshold,
                calibration.nullLevel(),
                next.exceedances() >= calibration.settings().exceedances());
    }

    private RollingState next(RollingState state, Window window, long imagesSinceLook, double maxT) {
        if (!full(window) || imagesSinceLook < calibration.settings().strideImages()) {
            return new RollingState(window, imagesSinceLook, state.exceedances());
        }
        return new RollingState(window, 0, maxT > threshold ? state.exceedances() + 1 : 0);
    }

    private boolean full(Window window) {
        return window.images() >= calibration.settings().windowImages();
    }

    private List<KsResult> results(BinCounts window) {
        return IntStream.range(0, reference.featureCount())
                .mapToObj(feature -> test.test(reference, window, feature))
                .toList();
    }

    private static List<Trend> trends(Window window, List<KsResult> results) {
        Window newer = window.newerHalf();
        if (newer.panes().isEmpty()) {
            return results.stream().map(result -> Trend.steady()).toList();
        }
        BinCounts olderCounts = window.olderHalf().merged().counts();
        BinCounts newerCounts = newer.merged().counts();
        return IntStream.range(0, results.size())
                .mapToObj(feature -> trend(feature, results.get(feature), olderCounts, newerCounts))
                .toList();
    }

    private static Trend trend(int feature, KsResult result, BinCounts older, BinCounts newer) {
        double change = shareUpTo(result.bin(), feature, newer) - shareUpTo(result.bin(), feature, older);
        return new Trend(result.windowShare() >= result.referenceShare() ? change : -change);
    }

    private static double shareUpTo(int bin, int feature, BinCounts counts) {
        long below = 0;
        for (int b = 0; b <= bin && b < FeatureBins.BIN_COUNT; b++) {
            below += counts.count(feature, b);
        }
        return (double) below / counts.images();
    }
}
