package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A batch of images that is filled again and again. Its arrays may share its memory: they are to be closed before it is
 * filled anew.
 */
final class ImageBatch {

    private final LabelledImages images;
    private final ByteBuffer pixels;
    private final long[] labels;
    private int size;

    ImageBatch(LabelledImages images, int capacity) {
        this.images = images;
        this.labels = new long[Math.min(capacity, images.size())];
        this.pixels = ByteBuffer.allocateDirect(
                Math.multiplyExact(labels.length, images.shape().sizeBytes()));
    }

    LabelledImages images() {
        return images;
    }

    /** How many batches all images make. */
    int count() {
        return (images.size() + labels.length - 1) / labels.length;
    }

    /** How many images it holds now; only the last of all batches may hold fewer than the others. */
    int size() {
        return size;
    }

    /** Takes up the images of one batch, numbered from 0, in this order of all images. */
    void fill(int[] order, int number) {
        int from = number * labels.length;
        size = Math.min(labels.length, order.length - from);
        pixels.clear();
        for (int i = 0; i < size; i++) {
            images.putPixels(order[from + i], pixels);
            labels[i] = images.label(order[from + i]);
        }
        pixels.flip();
    }

    /** uint8, images × channels × height × width. */
    NDArray pixels(NDManager manager) {
        return manager.create(pixels, LearningNetwork.batchShape(images.shape(), size), DataType.UINT8);
    }

    /** int64, one class per image. */
    NDArray labels(NDManager manager) {
        return manager.create(Arrays.copyOf(labels, size));
    }
}
