package io.plumbline.model.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The parts of a file that are kept, in their order. As long as they follow one another nothing is copied. */
final class KeptBytes {

    private final byte[] source;
    private int unbroken;
    private ByteArrayOutputStream copy;

    KeptBytes(byte[] source) {
        this.source = source;
    }

    void keep(int from, int to) {
        if (copy == null && from == unbroken) {
            unbroken = to;
            return;
        }
        if (copy == null) {
            copy = new ByteArrayOutputStream(source.length);
            copy.write(source, 0, unbroken);
        }
        copy.write(source, from, to - from);
    }

    byte[] toArray() {
        if (copy != null) {
            return copy.toByteArray();
        }
        return unbroken == source.length ? source : Arrays.copyOf(source, unbroken);
    }
}
