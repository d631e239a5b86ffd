package io.plumbline.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelBatchTest {

    private static final InputShape SHAPE = new InputShape(3, 2, 2);

    @Test
    void shouldKeepImagesOneAfterTheOther() {
        // Given
        byte[] first = TestImages.blob(SHAPE, 1);
        byte[] second = TestImages.blob(SHAPE, 2);

        // When
        PixelBatch batch = PixelBatch.of(SHAPE, List.of(first, second));

        // Then
        byte[] read = new byte[SHAPE.sizeBytes()];
        batch.read(1, read);
        assertThat(read).isEqualTo(second);
        ByteBuffer view = batch.view();
        assertThat(view.isDirect()).isTrue();
        assertThat(view.remaining()).isEqualTo(2 * SHAPE.sizeBytes());
        assertThat(view.get(0)).isEqualTo(first[0]);
    }

    @Test
    void shouldForgetImagesWhenCleared() {
        // Given
        PixelBatch batch = TestImages.blobs(SHAPE, 3, 1);

        // When
        batch.clear();

        // Then
        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.capacity()).isEqualTo(3);
        assertThatThrownBy(() -> batch.read(0, new byte[SHAPE.sizeBytes()]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldRefuseImagesOfAnotherSizeAndOneTooMany() {
        // Given
        PixelBatch batch = TestImages.blobs(SHAPE, 1, 1);

        // When
        byte[] oneMore = TestImages.blob(SHAPE, 2);

        // Then
        assertThatThrownBy(() -> batch.append(new byte[5])).hasMessage("Not an image of 3x2x2: 5 bytes; expected 12");
        assertThatThrownBy(() -> batch.append(oneMore)).hasMessage("This batch is full with 1 images");
    }
}
