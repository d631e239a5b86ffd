package io.plumbline.model.features;

import io.plumbline.model.image.InputShape;

/**
 * One image and what the network said about it, as features are computed from it. The same object is filled anew for
 * each image of a batch: read from its arrays, and neither keep nor change them.
 */
public final class ScoredImage {

    private final InputShape shape;
    private final int[] intensity;
    private final float[] logits;
    private final float[] logProbabilities;
    private Neighbourhoods neighbourhoods;
    private byte[] pixels;
    private boolean intensityIsOfThisImage;
    private boolean neighbourhoodsAreOfThisImage;

    ScoredImage(InputShape shape, int classes) {
        this.shape = shape;
        this.intensity = new int[shape.area()];
        this.logits = new float[classes];
        this.logProbabilities = new float[classes];
    }

    public InputShape shape() {
        return shape;
    }

    /** Height × width values of 0 to 255, row by row: the grey value, or the rounded mean of the channels. */
    public int[] intensity() {
        if (!intensityIsOfThisImage) {
            fillIntensity();
            intensityIsOfThisImage = true;
        }
        return intensity;
    }

    /** What the network put out, one per class. */
    public float[] logits() {
        return logits;
    }

    /** The natural logarithms of the probabilities that the prediction carries, one per class. */
    public float[] logProbabilities() {
        return logProbabilities;
    }

    Neighbourhoods neighbourhoods() {
        if (neighbourhoods == null) {
            neighbourhoods = new Neighbourhoods(shape);
        }
        if (!neighbourhoodsAreOfThisImage) {
            neighbourhoods.lookAt(intensity());
            neighbourhoodsAreOfThisImage = true;
        }
        return neighbourhoods;
    }

    /** The pixels are read only where a feature asks for them, and must not change until the next image. */
    void fill(byte[] newPixels, float[] allLogits, float[] allLogProbabilities, int index) {
        pixels = newPixels;
        intensityIsOfThisImage = false;
        neighbourhoodsAreOfThisImage = false;
        System.arraycopy(allLogits, index * logits.length, logits, 0, logits.length);
        System.arraycopy(allLogProbabilities, index * logits.length, logProbabilities, 0, logits.length);
    }

    private void fillIntensity() {
        if (shape.channels() == 1) {
            for (int i = 0; i < intensity.length; i++) {
                intensity[i] = pixels[i] & 0xFF;
            }
        } else {
            fillWithMeanOfChannels();
        }
    }

    private void fillWithMeanOfChannels() {
        int channels = shape.channels();
        for (int i = 0; i < intensity.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += pixels[channel * intensity.length + i] & 0xFF;
            }
            intensity[i] = (sum + channels / 2) / channels;
        }
    }
}
