package io.plumbline.model.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of one image as a model takes it: channels × height × width, one byte each.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height rows, 1 to {@value #MAX_SIDE}
 * @param width columns, 1 to {@value #MAX_SIDE}
 */
public record InputShape(int channels, int height, int width) {

    /** The longest side that a model may have. */
    public static final int MAX_SIDE = 4096;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})x(\\d{1,4})x(\\d{1,4})");

    public InputShape {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("Not a number of channels: %d; expected 1 or 3".formatted(channels));
        }
        requireSide("height", height);
        requireSide("width", width);
    }

    /**
     * Reads what {@link #toString} gave.
     *
     * @throws IllegalArgumentException if it is not a shape such as {@code 1x28x28}
     */
    public static InputShape parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a shape of images: '%s'; expected channels, height and width such as 1x28x28 or 3x32x32"
                            .formatted(text));
        }
        return new InputShape(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    private static void requireSide(String name, int side) {
        if (side < 1 || side > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "Not a %s of an image: %d; expected 1 to %d".formatted(name, side, MAX_SIDE));
        }
    }

    /** One channel of this height and width. */
    public static InputShape grey(int height, int width) {
        return new InputShape(1, height, width);
    }

    /** Pixels of one channel: height × width. */
    public int area() {
        return height * width;
    }

    /** Bytes of one image: channels × height × width. */
    public int sizeBytes() {
        return channels * area();
    }

    /** For people: {@code 1x28x28}. */
    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
