package io.plumbline.model.image;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The pixels of many images of one shape, one after the other in one direct buffer, from where libtorch reads them
 * without a copy.
 *
 * <p>Each image takes channels × height × width unsigned bytes: channel by channel, row by row. Made to be filled,
 * scored, cleared and filled again by one thread at a time; not thread-safe.
 */
public final class PixelBatch {

    private final InputShape shape;
    private final int capacity;
    private final ByteBuffer pixels;
    private int size;

    private PixelBatch(InputShape shape, int capacity) {
        this.shape = shape;
        this.capacity = capacity;
        this.pixels = ByteBuffer.allocateDirect(Math.multiplyExact(capacity, shape.sizeBytes()));
    }

    /**
     * Room for {@code capacity} images, all of it taken at once outside the heap.
     *
     * @throws ArithmeticException if the images would take more than 2 GiB
     */
    public static PixelBatch allocate(InputShape shape, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("Not a capacity of a batch: %d; expected 1 or more".formatted(capacity));
        }
        return new PixelBatch(shape, capacity);
    }

    /** A batch of exactly these images. */
    public static PixelBatch of(InputShape shape, Iterable<byte[]> images) {
        int count = 0;
        for (byte[] ignored : images) {
            count++;
        }
        PixelBatch batch = allocate(shape, Math.max(1, count));
        images.forEach(batch::append);
        return batch;
    }

    public InputShape shape() {
        return shape;
    }

    public int capacity() {
        return capacity;
    }

    /** How many images it holds now. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Forgets all images and keeps the memory. */
    public void clear() {
        size = 0;
    }

    /** Copies one image behind the last. */
    public void append(byte[] image) {
        if (image.length != shape.sizeBytes()) {
            throw new IllegalArgumentException(
                    "Not an image of %s: %d bytes; expected %d".formatted(shape, image.length, shape.sizeBytes()));
        }
        if (size == capacity) {
            throw new IllegalStateException("This batch is full with %d images".formatted(capacity));
        }
        pixels.put(size * shape.sizeBytes(), image);
        size++;
    }

    /** Copies image {@code index} into {@code into}, which holds one image. */
    public void read(int index, byte[] into) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No image %d in a batch of %d".formatted(index, size));
        }
        pixels.get(index * shape.sizeBytes(), into, 0, shape.sizeBytes());
    }

    /** The images it holds now, as a read-only direct buffer over the same memory: valid until the batch changes. */
    public ByteBuffer view() {
        return view(0, size);
    }

    /** As {@link #view()}, the images from {@code from} to {@code to}, exclusive. */
    public ByteBuffer view(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return pixels.slice(from * shape.sizeBytes(), (to - from) * shape.sizeBytes())
                .asReadOnlyBuffer();
    }
}
