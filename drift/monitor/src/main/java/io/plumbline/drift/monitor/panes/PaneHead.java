package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.ExampleImage.Role;

/**
 * What an open pane knows from its first prediction on.
 *
 * @param number tells its rows in the store from those of other open panes
 * @param binning the fingerprint of the bins that its rows were looked up in
 * @param resumes whether the partition had been silent before
 * @param typical an image whose rarity was near the mean of those before it
 * @param extreme the first of the rarest images
 */
record PaneHead(int number, String modelId, int binning, boolean resumes, ExampleImage typical, ExampleImage extreme) {

    /**
     * The head once another image has come.
     *
     * @param meanRarity of all images up to this one
     */
    PaneHead after(ExampleImage image, double meanRarity) {
        boolean nearer = Math.abs(image.rarity() - meanRarity) < Math.abs(typical.rarity() - meanRarity);
        boolean rarer = image.rarity() > extreme.rarity();
        return nearer || rarer
                ? new PaneHead(
                        number,
                        modelId,
                        binning,
                        resumes,
                        nearer ? as(Role.TYPICAL, image) : typical,
                        rarer ? as(Role.EXTREME, image) : extreme)
                : this;
    }

    static ExampleImage as(Role role, ExampleImage image) {
        return new ExampleImage(role, image.imageId(), image.keyBase64(), image.source(), image.rarity());
    }
}
