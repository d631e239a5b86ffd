package io.plumbline.stream.rest.tensor;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a tensor of pixels, in the order in which they came. There are never more of them than half the bytes of
 * their JSON.
 */
@JsonDeserialize(using = TensorDataReader.class)
public final class TensorData {

    private final byte[] pixels;
    private final List<Long> lengths;

    TensorData(byte[] pixels, List<Long> lengths) {
        this.pixels = pixels;
        this.lengths = lengths;
    }

    /** How long the arrays are that the numbers came in, from the outermost to the innermost. */
    public List<Long> lengths() {
        return lengths;
    }

    /** A copy of the unsigned bytes from {@code from} to {@code to}, exclusive. */
    public byte[] pixels(int from, int to) {
        return Arrays.copyOfRange(pixels, from, to);
    }
}
