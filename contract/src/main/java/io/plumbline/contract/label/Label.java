package io.plumbline.contract.label;

import io.plumbline.contract.check.Require;

/**
 * Late ground truth: one record on {@code labels}, keyed by image id.
 *
 * @param imageId the id that the prediction names
 * @param label the true class, one of the model's labels
 */
public record Label(String imageId, String label) {

    public Label {
        Require.text("imageId", imageId);
        Require.text("label", label);
    }
}
