package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import java.util.Base64;
import java.util.Optional;

/**
 * What is kept of a prediction.
 *
 * @param image the image, as it would be shown to people
 * @param stampMs its time stamp, milliseconds since 1970
 * @param binning the fingerprint of the bins that the features were looked up in
 * @param bins one bin number per feature; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // made once per prediction and never compared
record Arrival(String modelId, ExampleImage image, long stampMs, int binning, byte[] bins) {

    private static final int LARGEST_KEY_BYTES = 1 << 10;

    /** @param clockMs the partition's clock */
    PaneRow row(long clockMs) {
        return new PaneRow(image.source().partition(), image.source().offset(), clockMs, (float) image.rarity(), bins);
    }

    /** @param key of the record, which is that of the image, or null */
    static Arrival of(BinnedPrediction binned, byte[] key, long stampMs) {
        return new Arrival(
                binned.prediction().modelId(),
                new ExampleImage(
                        ExampleImage.Role.TYPICAL,
                        binned.prediction().imageId(),
                        Optional.ofNullable(key)
                                .filter(bytes -> bytes.length <= LARGEST_KEY_BYTES)
                                .map(Base64.getEncoder()::encodeToString),
                        binned.prediction().source(),
                        binned.rarity()),
                stampMs,
                binned.binning(),
                binned.row());
    }
}
