package io.plumbline.trainer.retraining.recent;

import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.ImageDecoder;
import io.plumbline.model.image.ImageRejected;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.evaluation.EncodedImages;
import java.util.Arrays;
import java.util.List;

/** Labelled images of the stream in the forms in which they are learnt from and judged by. */
public final class Arrived {

    private Arrived() {}

    /** As they arrived. */
    public static EncodedImages encoded(List<LabelledRecent> recents) {
        return EncodedImages.of(
                recents.stream().map(recent -> recent.image().encoded()).toList(),
                recents.stream().mapToInt(LabelledRecent::label).toArray());
    }

    /**
     * Decoded; those that cannot be are left out.
     *
     * @param others what becomes of files of another height or width
     */
    public static LabelledImages decoded(
            List<LabelledRecent> recents, InputShape shape, OtherSizes others, List<String> labelNames) {
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
        PixelBatch one = PixelBatch.allocate(shape, 1);
        byte[] image = new byte[shape.sizeBytes()];
        byte[] pixels = new byte[Math.multiplyExact(recents.size(), image.length)];
        int[] labels = new int[recents.size()];
        int count = 0;
        for (LabelledRecent recent : recents) {
            one.clear();
            if (decodes(recent, decoder, others, one)) {
                one.read(0, image);
                System.arraycopy(image, 0, pixels, count * image.length, image.length);
                labels[count] = recent.label();
                count++;
            }
        }
        return LabelledImages.of(
                shape, labelNames, Arrays.copyOf(pixels, count * image.length), Arrays.copyOf(labels, count));
    }

    private static boolean decodes(LabelledRecent recent, ImageDecoder decoder, OtherSizes others, PixelBatch into) {
        try {
            decoder.decode(recent.image().encoded(), others, into);
            return true;
        } catch (ImageRejected e) {
            return false;
        }
    }
}
