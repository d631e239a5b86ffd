package io.plumbline.model.features;

import io.plumbline.model.image.InputShape;

/**
 * The 3×3 neighbourhoods of all pixels that have eight neighbours, and what can be computed on them.
 *
 * <p>Arrays have one element for each pixel of all rows but two. Element i = row · width + column is about the
 * neighbourhood whose upper left pixel stands there. In the last two columns of a row there is none, and results are 0.
 * Where an image is too small to have any, arrays are empty.
 */
final class Neighbourhoods {

    private static final int SIZE = 3;
    private static final int CENTRE = SIZE * SIZE / 2;

    private final int width;
    private final int height;
    private final int[][] pixels = new int[SIZE * SIZE][];
    private final int[] corners;
    private final int[] edges;
    private final int[] low;
    private final int[] mid;
    private final int[] high;
    private final int[] second;
    private final int[] third;
    private final int[] result;

    Neighbourhoods(InputShape shape) {
        width = shape.width();
        height = shape.height();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = newArray();
        }
        corners = newArray();
        edges = newArray();
        low = newArray();
        mid = newArray();
        high = newArray();
        second = newArray();
        third = newArray();
        result = newArray();
    }

    private int[] newArray() {
        return new int[count() == 0 ? 0 : (height - 2) * width];
    }

    /** How many there are. */
    int count() {
        return Math.max(0, height - 2) * Math.max(0, width - 2);
    }

    void lookAt(int[] image) {
        if (count() == 0) {
            return;
        }
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                Elementwise.shift(image, row * width + column, pixels[row * SIZE + column]);
            }
        }
        Elementwise.sumOfFour(pixels[0], pixels[2], pixels[6], pixels[8], corners);
        Elementwise.sumOfFour(pixels[1], pixels[3], pixels[5], pixels[7], edges);
    }

    /**
     * The response of the kernel with these weights at its four corners, its four edges and its centre.
     *
     * @return an array to be read, or changed, before the next result is asked for
     */
    int[] response(int corner, int edge, int centre) {
        Elementwise.weightedSum(corners, corner, edges, edge, pixels[CENTRE], centre, result);
        clearBorder();
        return result;
    }

    /**
     * Centre minus median. The median of nine comes from three sorted columns: the largest of the lows, the median of
     * the mids and the smallest of the highs have the same median as all nine.
     *
     * @return an array to be read, or changed, before the next result is asked for
     */
    int[] differenceFromMedian() {
        if (count() == 0) {
            return result;
        }
        Elementwise.sortThree(pixels[0], pixels[SIZE], pixels[2 * SIZE], low, mid, high);
        shiftColumns(low);
        Elementwise.largestOfThree(low, second, third, low);
        shiftColumns(mid);
        Elementwise.medianOfThree(mid, second, third, mid);
        shiftColumns(high);
        Elementwise.smallestOfThree(high, second, third, high);
        Elementwise.medianOfThree(low, mid, high, result);
        Elementwise.difference(pixels[CENTRE], result, result);
        clearBorder();
        return result;
    }

    /** Brings what the second and third column of each neighbourhood have to where the first has its own. */
    private void shiftColumns(int[] ofFirst) {
        Elementwise.shift(ofFirst, 1, second);
        Elementwise.shift(ofFirst, 2, third);
    }

    private void clearBorder() {
        for (int row = width; row <= result.length; row += width) {
            result[row - 1] = 0;
            result[row - 2] = 0;
        }
    }
}
