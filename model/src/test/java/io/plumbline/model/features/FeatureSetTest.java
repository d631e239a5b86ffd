package io.plumbline.model.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSetTest {

    private static final InputShape SHAPE = InputShape.grey(7, 9);
    private static final List<String> LABELS = List.of("a", "b", "c", "d");
    private static final float[] LOGITS = {1.5f, -0.25f, 3, 0};

    // scipy.special.log_softmax([1.5, -.25, 3, 0]), scipy.stats.entropy(softmax), -scipy.special.logsumexp
    private static final float[] LOG_PROBABILITIES = {-1.7713175f, -3.5213175f, -0.27131748f, -3.2713175f};
    private static final float ENTROPY = 0.7364212f;
    private static final float ENERGY = -3.2713175f;

    /** scipy 1.10.1 on a = (i² · 37 + i · 11) mod 256, its first four pixels 0, x = a / 255, all inner pixels. */
    private static final float[] OF_INPUT = {
        0.507812f, // x.mean()
        0.29325354f, // x.std()
        0.93650794f, // (a > 0).mean()
        0.1329181f, // (np.diff(x, axis=1)**2).mean()
        0.16104917f, // (np.diff(x, axis=0)**2).mean()
        1.40946f, // scipy.ndimage.laplace(x)[1:-1, 1:-1].var()
        0.4920017f, // scipy.ndimage.center_of_mass(a)[1] / 8
        0.50367737f, // scipy.ndimage.center_of_mass(a)[0] / 6
        0.24615002f, // np.abs(x - scipy.ndimage.uniform_filter(x, 3))[1:-1, 1:-1].mean()
        0.24963585f, // np.abs(x - scipy.ndimage.median_filter(x, 3))[1:-1, 1:-1].mean()
        1.227563f // np.abs(scipy.ndimage.convolve(x, np.outer([1,-2,1], [1,-2,1])))[1:-1, 1:-1].mean()
    };

    @Test
    void shouldComputeWhatScipyDoes() {
        // Given
        FeatureSet features = FeatureSet.of(FeatureSet.standardGroups(), SHAPE, LABELS);

        // When
        float[] row = features.compute(
                PixelBatch.of(SHAPE, List.of(image(SHAPE))), LOGITS, LOG_PROBABILITIES, features.size());

        // Then
        assertThat(row).hasSize(features.size());
        assertThat(first(row, 4)).containsExactly(LOG_PROBABILITIES);
        assertThat(row[4]).isCloseTo(ENTROPY, within(1e-6f));
        assertThat(row[5]).isCloseTo(ENERGY, within(1e-6f));
        for (int i = 0; i < OF_INPUT.length; i++) {
            assertThat(row[6 + i]).as(features.features().get(6 + i).name()).isCloseTo(OF_INPUT[i], within(1e-6f));
        }
    }

    @Test
    void shouldHaveTwentyThreeFeaturesForTenClasses() {
        // Given
        List<String> ten = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

        // When
        FeatureSet features = FeatureSet.of(FeatureSet.standardGroups(), InputShape.grey(28, 28), ten);

        // Then
        assertThat(features.features())
                .hasSize(23)
                .contains(new FeatureSpec("log_p:7", "nat"), new FeatureSpec("laplacian_variance", "white²"));
    }

    @Test
    void shouldNotMixUpTheImagesOfABatch() {
        // Given
        FeatureSet features = FeatureSet.of(FeatureSet.standardGroups(), SHAPE, LABELS);
        byte[] black = new byte[SHAPE.sizeBytes()];
        float[] logits = new float[2 * LOGITS.length];
        System.arraycopy(LOGITS, 0, logits, LOGITS.length, LOGITS.length);

        // When
        float[] rows =
                features.compute(PixelBatch.of(SHAPE, List.of(black, image(SHAPE))), logits, logits, features.size());

        // Then
        int d = features.size();
        assertThat(rows).hasSize(2 * d);
        assertThat(rows[6]).isZero();
        assertThat(rows[12]).as("centre of black").isEqualTo(0.5f);
        assertThat(rows[2 * d - 1]).isCloseTo(OF_INPUT[10], within(1e-6f));
    }

    @Test
    void shouldTakeTheMeanOfThreeChannels() {
        // Given
        InputShape colour = new InputShape(3, 7, 9);
        byte[] grey = image(SHAPE);
        byte[] pixels = new byte[colour.sizeBytes()];
        for (int channel = 0; channel < 3; channel++) {
            System.arraycopy(grey, 0, pixels, channel * grey.length, grey.length);
        }
        FeatureSet features = FeatureSet.of(FeatureSet.standardGroups(), colour, LABELS);

        // When
        float[] row =
                features.compute(PixelBatch.of(colour, List.of(pixels)), LOGITS, LOG_PROBABILITIES, features.size());

        // Then
        assertThat(row[6]).isCloseTo(OF_INPUT[0], within(1e-6f));
        assertThat(row[15]).isCloseTo(OF_INPUT[9], within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "2, 2", "3, 2", "3, 3", "200, 190"})
    void shouldTakeAnySize(int height, int width) {
        // Given
        InputShape shape = InputShape.grey(height, width);
        FeatureSet features = FeatureSet.of(FeatureSet.standardGroups(), shape, LABELS);

        // When
        float[] row = features.compute(
                PixelBatch.of(shape, List.of(image(shape))), LOGITS, LOG_PROBABILITIES, features.size());

        // Then
        for (float value : row) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void shouldBeExactForTheLargestSums() {
        // Given: a chessboard of black and white
        InputShape shape = InputShape.grey(256, 256);
        byte[] pixels = new byte[shape.sizeBytes()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i / 256 + i) % 2 == 0 ? 255 : 0);
        }
        FeatureSet features = FeatureSet.of(FeatureSet.standardGroups(), shape, LABELS);

        // When
        float[] row =
                features.compute(PixelBatch.of(shape, List.of(pixels)), LOGITS, LOG_PROBABILITIES, features.size());

        // Then: each neighbour differs by 1; the Laplacian is ±4, the median the other colour, the kernel ±16 / 2
        assertThat(row[6]).isEqualTo(0.5f);
        assertThat(row[7]).isEqualTo(0.5f);
        assertThat(row[9]).isEqualTo(1);
        assertThat(row[10]).isEqualTo(1);
        assertThat(row[11]).isEqualTo(16);
        assertThat(row[16]).isEqualTo(8);
    }

    @Test
    void shouldFindAnOwnGroupByName() {
        // Given
        List<FeatureGroupRef> groups = List.of(new FeatureGroupRef("corner", 3));

        // When
        FeatureSet features = FeatureSet.of(groups, SHAPE, LABELS);

        // Then
        assertThat(features.features()).containsExactly(new FeatureSpec("upper_left", "grey level"));
        byte[] pixels = image(SHAPE);
        pixels[0] = 9;
        assertThat(features.compute(PixelBatch.of(SHAPE, List.of(pixels)), LOGITS, LOG_PROBABILITIES, features.size()))
                .containsExactly(9);
    }

    @Test
    void shouldRefuseGroupsItDoesNotHave() {
        // When
        List<FeatureGroupRef> unknown = List.of(new FeatureGroupRef("wavelets", 1));
        List<FeatureGroupRef> newer = List.of(new FeatureGroupRef("corner", 4));
        List<FeatureGroupRef> twice = List.of(new FeatureGroupRef("corner", 3), new FeatureGroupRef("corner", 3));

        // Then
        assertThatThrownBy(() -> FeatureSet.of(unknown, SHAPE, LABELS)).hasMessageContaining("'wavelets'");
        assertThatThrownBy(() -> FeatureSet.of(newer, SHAPE, LABELS))
                .hasMessage("The features 'corner' are wanted in version 4, but here they are version 3");
        assertThatThrownBy(() -> FeatureSet.of(twice, SHAPE, LABELS)).hasMessageContaining("called 'upper_left'");
    }

    @Test
    void shouldFindGroupsByTheirNamesAlone() {
        // When
        List<FeatureGroupRef> groups = FeatureSet.groups(List.of("corner", "intensity"));

        // Then
        assertThat(groups).containsExactly(new FeatureGroupRef("corner", 3), new FeatureGroupRef("intensity", 1));
        assertThat(FeatureSet.groups(List.of("prediction", "intensity", "gradient", "centre-of-mass", "residual")))
                .isEqualTo(FeatureSet.standardGroups());
        assertThatThrownBy(() -> FeatureSet.groups(List.of("corners")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'corners'", "prediction, intensity,", "corner,");
    }

    private static byte[] image(InputShape shape) {
        byte[] pixels = new byte[shape.sizeBytes()];
        for (int i = 4; i < pixels.length; i++) {
            pixels[i] = (byte) (i * i * 37 + i * 11);
        }
        return pixels;
    }

    private static float[] first(float[] row, int count) {
        return Arrays.copyOf(row, count);
    }

    /** What a user of Plumbline might add. */
    public static final class CornerFeatures implements FeatureGroup {

        @Override
        public String name() {
            return "corner";
        }

        @Override
        public int version() {
            return 3;
        }

        @Override
        public List<FeatureSpec> features(InputShape shape, List<String> labels) {
            return List.of(new FeatureSpec("upper_left", "grey level"));
        }

        @Override
        public Extractor extractor(InputShape shape, List<String> labels) {
            return (image, into, from) -> into[from] = image.intensity()[0];
        }
    }
}
