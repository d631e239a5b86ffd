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

    private final int width;
    private final int height;
    private final int[] middleRow;
    private final int[] lowerRow;
    private final int[] centre;
    private final int[] corners;
    private final int[] edges;
    private final int[] low;
    private final int[] mid;
    private final int[] high;
    private final int[] second;
    private final int[] third;
    private final int[] result;
    private int[] upperRow;

    Neighbourhoods(InputShape shape) {
        width = shape.width();
        height = shape.height();
        middleRow = newArray();
        lowerRow = newArray();
        centre = newArray();
        corners = newArray();
        edges = newArray();
        low = newArray();
        mid = newArray();
        high = newArray();
        second = newArray();
        third = newArray();
        result = newArray();
        upperRow = result;
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
        upperRow = image;
        Elementwise.shift(image, width, middleRow);
        Elementwise.shift(image, 2 * width, lowerRow);
        Elementwise.sum(upperRow, lowerRow, result);
        shiftColumns(result);
        Elementwise.sum(result, third, corners);
        Elementwise.sum(second, middleRow, edges);
        shiftColumns(middleRow);
        Elementwise.sum(edges, third, edges);
        System.arraycopy(second, 0, centre, 0, centre.length);
    }

    /**
     * The response of the kernel with these weights at its four corners, its four edges and its centre.
     *
     * @return an array to be read, or changed, before the next result is asked for
     */
    int[] response(int cornerWeight, int edgeWeight, int centreWeight) {
        Elementwise.weightedSum(corners, cornerWeight, edges, edgeWeight, centre, centreWeight, result);
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
        Elementwise.sortThree(upperRow, middleRow, lowerRow, low, mid, high);
        shiftColumns(low);
        Elementwise.largestOfThree(low, second, third, low);
        shiftColumns(mid);
        Elementwise.medianOfThree(mid, second, third, mid);
        shiftColumns(high);
        Elementwise.smallestOfThree(high, second, third, high);
        Elementwise.medianOfThree(low, mid, high, result);
        Elementwise.difference(centre, result, result);
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
