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

    /** Whether another image that has come is one to show instead of one of these: few are. */
    boolean showsInstead(Arrival image, double meanRarity) {
        return isNearer(image, meanRarity) || isRarer(image);
    }

    /**
     * The head once another image has come.
     *
     * @param meanRarity of all images up to this one
     */
    PaneHead after(Arrival image, double meanRarity) {
        return new PaneHead(
                number,
                modelId,
                binning,
                resumes,
                isNearer(image, meanRarity) ? image.shownAs(Role.TYPICAL) : typical,
                isRarer(image) ? image.shownAs(Role.EXTREME) : extreme);
    }

    private boolean isNearer(Arrival image, double meanRarity) {
        return Math.abs(image.rarity() - meanRarity) < Math.abs(typical.rarity() - meanRarity);
    }

    private boolean isRarer(Arrival image) {
        return image.rarity() > extreme.rarity();
    }
}
