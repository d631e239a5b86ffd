package io.plumbline.app.demo.feed;

import io.plumbline.app.demo.journal.SentImage;
import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.model.image.EncodedImage;

/** One image of the demo on its way out, before the broker has said where it stands. */
record OutgoingImage(
        String id, String key, EncodedImage image, String label, Stage stage, boolean broken, double dueAtMillis) {

    /** The same image, due at another time. */
    OutgoingImage dueAt(double millis) {
        return new OutgoingImage(id, key, image, label, stage, broken, millis);
    }

    SentImage acknowledged(int partition, long offset) {
        boolean shifted = stage == Stage.SHIFTED || stage == Stage.AFTER_VERDICT;
        return new SentImage(id, partition, offset, label, stage, shifted, broken, dueAtMillis);
    }
}
