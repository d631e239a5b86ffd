package io.plumbline.stream.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.image.InputShape;
import io.plumbline.stream.fixture.TestPackages;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Requests in JSON, as a client would write them. */
final class Tensors {

    private static final InputShape SHAPE = TestPackages.SHAPE;

    private Tensors() {}

    static byte[] randomPixels(long seed) {
        byte[] pixels = new byte[SHAPE.sizeBytes()];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }

    /** Images one after the other, each number as it is. */
    static String flat(List<byte[]> images, String format) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (byte[] image : images) {
            for (byte pixel : image) {
                numbers.add(format.formatted(Byte.toUnsignedInt(pixel)));
            }
        }
        return numbers.toString();
    }

    /** Images in arrays of channels of rows. */
    static String nested(List<byte[]> images) {
        StringJoiner all = new StringJoiner(",", "[", "]");
        for (byte[] image : images) {
            StringJoiner rows = new StringJoiner(",", "[[", "]]");
            for (int row = 0; row < SHAPE.height(); row++) {
                StringJoiner numbers = new StringJoiner(",", "[", "]");
                for (int column = 0; column < SHAPE.width(); column++) {
                    numbers.add(Integer.toString(Byte.toUnsignedInt(image[row * SHAPE.width() + column])));
                }
                rows.add(numbers.toString());
            }
            all.add(rows.toString());
        }
        return all.toString();
    }

    static String shape(int images) {
        return "[%d,%d,%d,%d]".formatted(images, SHAPE.channels(), SHAPE.height(), SHAPE.width());
    }

    static String input(String shape, String datatype, String data) {
        return "{\"name\":\"image\",\"shape\":%s,\"datatype\":\"%s\",\"data\":%s}".formatted(shape, datatype, data);
    }

    /** A request with this one input, and these members besides. */
    static byte[] request(String input, String others) {
        return "{\"inputs\":[%s]%s}".formatted(input, others).getBytes(UTF_8);
    }

    /** One sound image. */
    static byte[] sound() {
        return request(input(shape(1), "UINT8", flat(List.of(randomPixels(1)), "%d")), "");
    }
}
