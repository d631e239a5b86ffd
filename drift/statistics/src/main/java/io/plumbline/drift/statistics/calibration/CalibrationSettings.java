package io.plumbline.drift.statistics.calibration;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.ArrayList;
import java.util.List;

/**
 * The cell that a calibration holds for: how the rolling test looks at the stream.
 *
 * @param windowImages the least number of images in the window; W in the formulas
 * @param strideImages the least number of images from one look at the window to the next; s in the formulas
 * @param exceedances how many consecutive looks must exceed the threshold before drift is suspected; m in the formulas
 * @param resampledImages how many images are resampled; thresholds are found for run lengths of up to a twentieth of it
 */
public record CalibrationSettings(int windowImages, int strideImages, int exceedances, long resampledImages) {

    public CalibrationSettings {
        if (windowImages < 1 || strideImages < 1 || strideImages > windowImages || exceedances < 1) {
            throw new IllegalArgumentException(
                    "A window of %d images, a stride of %d and %d exceedances do not go together: the stride is 1 to the window, and at least one look must exceed"
                            .formatted(windowImages, strideImages, exceedances));
        }
        if (resampledImages < RunLengths.SHORTEST_IMAGES * RunLengths.LEAST_ALARMS) {
            throw new IllegalArgumentException("Calibration needs at least %d resampled images, not %d"
                    .formatted(RunLengths.SHORTEST_IMAGES * RunLengths.LEAST_ALARMS, resampledImages));
        }
    }

    /**
     * Window 500, stride 50, one exceedance, 50 million resampled images. Asking for two or three exceedances in a row lowers
     * the threshold for the same run length, but costs a stride each: at a run length of 100 000, large shifts were found
     * after 137, 175 and 217 images with one, two and three, small ones after 419, 437 and 462. Fifty million images hold
     * 500 false alarms of that run length, which finds it to 4.5 %, in about 5 s of one core for 23 features.
     */
    public static CalibrationSettings defaults() {
        return new CalibrationSettings(500, 50, 1, 50_000_000);
    }

    /**
     * Windows of 200, 500, 1 000 and 2 000 images with strides of 20, 50 and 200 that are shorter, one exceedance, the usual cell first.
     * All but that with 20 million images, which still tell run lengths up to 1 000 000.
     */
    public static List<CalibrationSettings> grid() {
        List<CalibrationSettings> grid = new ArrayList<>(List.of(defaults()));
        for (int window : new int[] {200, 500, 1_000, 2_000}) {
            for (int stride : new int[] {20, 50, 200}) {
                CalibrationSettings cell = new CalibrationSettings(window, stride, 1, 20_000_000);
                if (stride < window
                        && !cell.withResampledImages(defaults().resampledImages())
                                .equals(defaults())) {
                    grid.add(cell);
                }
            }
        }
        return List.copyOf(grid);
    }

    public CalibrationSettings withResampledImages(long images) {
        return new CalibrationSettings(windowImages, strideImages, exceedances, images);
    }

    void writeTo(BytesOut out) {
        out.writeCount(windowImages);
        out.writeCount(strideImages);
        out.writeCount(exceedances);
        out.writeLong(resampledImages);
    }

    static CalibrationSettings readFrom(BytesIn in) {
        return new CalibrationSettings(in.readCount(), in.readCount(), in.readCount(), in.readLong());
    }
}
