package io.plumbline.trainer.study;

/**
 * How much a training of a study learns.
 *
 * @param images of an epoch, 2 or more
 * @param epochs 1 or more
 */
record StudySize(int images, int epochs) {

    StudySize {
        if (images < 2 || epochs < 1) {
            throw new IllegalArgumentException(
                    "Not a size of a training: %d images, %d epochs; expected 2 and 1, or more"
                            .formatted(images, epochs));
        }
    }

    StudySize withEpochs(int others) {
        return new StudySize(images, others);
    }
}
