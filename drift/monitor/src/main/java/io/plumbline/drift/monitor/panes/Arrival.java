package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import java.util.Base64;
import java.util.Optional;

/**
 * What is kept of a prediction. Few images are ever shown to people, so nothing is made for that until it is asked for.
 *
 * @param key of the record, which is that of the image, or null; not copied
 * @param source where the image stands on {@code images}
 * @param rarity how far out in the reference its features lie
 * @param stampMs its time stamp, milliseconds since 1970
 * @param binning the fingerprint of the bins that the features were looked up in
 * @param bins one bin number per feature; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // made once per prediction and never compared
record Arrival(
        String modelId,
        String imageId,
        byte[] key,
        SourcePosition source,
        float rarity,
        long stampMs,
        int binning,
        byte[] bins) {

    private static final int LARGEST_KEY_BYTES = 1 << 10;

    /** @param key of the record, which is that of the image, or null */
    static Arrival of(BinnedPrediction binned, byte[] key, long stampMs) {
        return new Arrival(
                binned.prediction().modelId(),
                binned.prediction().imageId(),
                key,
                binned.prediction().source(),
                binned.rarity(),
                stampMs,
                binned.binning(),
                binned.row());
    }

    /** @param clockMs the partition's clock */
    PaneRow row(long clockMs) {
        return new PaneRow(source.partition(), source.offset(), clockMs, rarity, bins);
    }

    /** The image, as it would be shown to people. */
    ExampleImage shownAs(ExampleImage.Role role) {
        Optional<String> keyBase64 = Optional.ofNullable(key)
                .filter(bytes -> bytes.length <= LARGEST_KEY_BYTES)
                .map(Base64.getEncoder()::encodeToString);
        return new ExampleImage(role, imageId, keyBase64, source, rarity);
    }
}
