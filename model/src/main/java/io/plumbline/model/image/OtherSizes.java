package io.plumbline.model.image;

/** What becomes of images of another height or width than the model's. */
public enum OtherSizes {
    /** They are rejected. */
    REJECTED,
    /** They are scaled to the model's height and width, whatever that does to their proportions, as training images were. */
    SCALED
}
