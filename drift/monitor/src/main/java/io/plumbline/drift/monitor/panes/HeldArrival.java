package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage;
import java.util.Base64;

/**
 * A prediction that waits for the next one, as it lies in the store.
 *
 * @param image the image, as it would be shown to people
 * @param stampMs its time stamp, milliseconds since 1970
 * @param binning the fingerprint of the bins that the features were looked up in
 * @param bins one bin number per feature; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldArrival(String modelId, ExampleImage image, long stampMs, int binning, byte[] bins) {

    static HeldArrival of(Arrival arrival) {
        return new HeldArrival(
                arrival.modelId(),
                arrival.shownAs(ExampleImage.Role.TYPICAL),
                arrival.stampMs(),
                arrival.binning(),
                arrival.bins());
    }

    Arrival arrival() {
        byte[] key = image.keyBase64().map(Base64.getDecoder()::decode).orElse(null);
        return new Arrival(
                modelId, image.imageId(), key, image.source(), (float) image.rarity(), stampMs, binning, bins);
    }
}
