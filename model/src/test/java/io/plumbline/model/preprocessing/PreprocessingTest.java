package io.plumbline.model.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.net.Torch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    private static final byte[] PIXELS = {0, 51, (byte) 255, (byte) 204, 102, (byte) 153};

    @Test
    void shouldScaleBytesToUnitRange() {
        // Given
        InputShape shape = InputShape.grey(2, 3);

        // When
        float[] fed = apply(Preprocessing.unitScale(shape), shape);

        // Then
        assertThat(fed).containsExactly(new float[] {0, 0.2f, 1, 0.8f, 0.4f, 0.6f}, within(1e-6f));
    }

    @Test
    void shouldStandardiseEachChannel() {
        // Given
        InputShape shape = new InputShape(3, 1, 2);
        Preprocessing preprocessing = Preprocessing.standardised(List.of(0.1, 0.5, 0.0), List.of(0.5, 0.25, 2.0));

        // When
        float[] fed = apply(preprocessing, shape);

        // Then
        assertThat(fed).containsExactly(new float[] {-0.2f, 0.2f, 2, 1.2f, 0.2f, 0.3f}, within(1e-6f));
    }

    @Test
    void shouldRefuseWhatWouldFeedNonsense() {
        // When
        List<Double> one = List.of(1.0);

        // Then
        assertThatThrownBy(() -> new Preprocessing(0, one, one, Optional.empty()))
                .hasMessageContaining("Not a scale of pixels: 0.0");
        assertThatThrownBy(() -> new Preprocessing(Double.NaN, one, one, Optional.empty()))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Preprocessing(1, one, List.of(0.0), Optional.empty()))
                .hasMessageContaining("positive stds");
        assertThatThrownBy(() -> new Preprocessing(1, one, List.of(1.0, 1.0), Optional.empty()))
                .hasMessageContaining("per channel");
        assertThatThrownBy(() -> new Preprocessing(1, List.of(Double.NaN), one, Optional.empty()))
                .hasMessageContaining("finite means");
    }

    private static float[] apply(Preprocessing preprocessing, InputShape shape) {
        PixelBatch batch = PixelBatch.of(shape, List.of(PIXELS));
        try (NDManager manager = Torch.newManager()) {
            NDArray pixels = manager.create(
                    batch.view(), new Shape(1, shape.channels(), shape.height(), shape.width()), DataType.UINT8);
            return preprocessing.apply(pixels).toFloatArray();
        }
    }
}
