package io.plumbline.contract.label;

/**
 * Late ground truth: one record on {@code labels}, keyed by image id.
 *
 * @param label the true class, one of the model's labels
 */
public record Label(String imageId, String label) {

    public Label {
        if (imageId == null || imageId.isBlank() || label == null || label.isBlank()) {
            throw new IllegalArgumentException(
                    "A label needs an imageId and a label, found imageId=%s label=%s".formatted(imageId, label));
        }
    }
}
