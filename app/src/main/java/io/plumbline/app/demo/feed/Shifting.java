package io.plumbline.app.demo.feed;

import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Shift;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Applies a shift to whole images, channel by channel. */
final class Shifting {

    private final Shift shift;
    private final InputShape shape;
    private final RandomGenerator random;

    Shifting(Shift shift, InputShape shape, RandomGenerator random) {
        this.shift = shift;
        this.shape = shape;
        this.random = random;
    }

    boolean lets(int classIndex) {
        return shift.lets(classIndex, random);
    }

    byte[] apply(byte[] pixels) {
        byte[] shifted = new byte[pixels.length];
        int area = shape.area();
        for (int from = 0; from < pixels.length; from += area) {
            byte[] channel = Arrays.copyOfRange(pixels, from, from + area);
            Plane plane = shift.apply(Plane.of(channel, shape.height(), shape.width()), random);
            System.arraycopy(plane.pixels(), 0, shifted, from, area);
        }
        return shifted;
    }
}
