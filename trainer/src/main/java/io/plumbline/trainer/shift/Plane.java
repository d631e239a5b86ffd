package io.plumbline.trainer.shift;

/** One channel of an image: unsigned 8-bit pixels, row by row. */
public final class Plane {

    private final byte[] pixels;
    private final int height;
    private final int width;

    private Plane(byte[] pixels, int height, int width) {
        this.pixels = pixels;
        this.height = height;
        this.width = width;
    }

    /** Copies the pixels of one channel. */
    public static Plane of(byte[] pixels, int height, int width) {
        if (pixels.length != height * width) {
            throw new IllegalArgumentException(
                    "Expected %d×%d = %d pixels, found %d".formatted(height, width, height * width, pixels.length));
        }
        return new Plane(pixels.clone(), height, width);
    }

    /** A copy of the pixels. */
    public byte[] pixels() {
        return pixels.clone();
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The grey value in [0, 255]; black outside of the image. */
    public int at(int row, int column) {
        boolean outside = row < 0 || row >= height || column < 0 || column >= width;
        return outside ? 0 : Byte.toUnsignedInt(pixels[row * width + column]);
    }

    /** The grey value at a place between pixels, by bilinear interpolation. */
    public double between(double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double below = row - top;
        double beside = column - left;
        double upper = (1 - beside) * at(top, left) + beside * at(top, left + 1);
        double lower = (1 - beside) * at(top + 1, left) + beside * at(top + 1, left + 1);
        return (1 - below) * upper + below * lower;
    }

    /** A plane of the same size, pixel by pixel; values are rounded and kept within [0, 255]. */
    public Plane map(Pixel pixel) {
        byte[] result = new byte[pixels.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                long rounded = Math.round(pixel.at(row, column));
                result[row * width + column] = (byte) Math.max(0, Math.min(255, rounded));
            }
        }
        return new Plane(result, height, width);
    }

    /** The new value of one pixel. */
    @FunctionalInterface
    public interface Pixel {
        double at(int row, int column);
    }
}
