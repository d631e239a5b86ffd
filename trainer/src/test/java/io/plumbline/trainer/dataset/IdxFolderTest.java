package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.image.InputShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPoolTrainingAndTestImages() throws IOException {
        // Given
        IdxFiles.writeFour(folder);

        // When
        LabelledImages images = new IdxFolder(folder).read(FashionMnist.LABELS);

        // Then
        assertThat(images.size()).isEqualTo(3);
        assertThat(images.shape()).isEqualTo(InputShape.grey(2, 3));
        assertThat(images.label(1)).isEqualTo(9);
        assertThat(images.label(2)).isEqualTo(7);
        assertThat(images.pixels(1)).isEqualTo(IdxFiles.counting(6, 6));
        assertThat(images.pixels(2)).isEqualTo(IdxFiles.counting(250, 6));
    }

    @Test
    void shouldNameWhatIsMissing() throws IOException {
        // Given
        IdxFiles.writeFour(folder);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));

        // When
        var missing = new IdxFolder(folder).missing();

        // Then
        assertThat(missing).containsExactly("t10k-labels-idx1-ubyte");
    }

    @Test
    void shouldRefuseAnotherNumberOfLabelsThanOfImages() throws IOException {
        // Given
        IdxFiles.writeFour(folder);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxFiles.idx(new byte[] {7, 7}, 2));

        // When
        var reading = assertThatThrownBy(() -> new IdxFolder(folder).read(FashionMnist.LABELS));

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining("1 images")
                .hasMessageContaining("2 labels");
    }

    @Test
    void shouldRefuseALabelWithoutAClass() throws IOException {
        // Given
        IdxFiles.writeFour(folder);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxFiles.idx(new byte[] {10}, 1));

        // When
        var reading = assertThatThrownBy(() -> new IdxFolder(folder).read(FashionMnist.LABELS));

        // Then
        reading.hasMessageContaining("label 0 is 10; expected 0 to 9");
    }

    @Test
    void shouldRefuseTestImagesOfAnotherSize() throws IOException {
        // Given
        IdxFiles.writeFour(folder);
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), IdxFiles.idx(new byte[6], 1, 3, 2));

        // When
        var reading = assertThatThrownBy(() -> new IdxFolder(folder).read(FashionMnist.LABELS));

        // Then
        reading.hasMessageContaining("1x2x3").hasMessageContaining("1x3x2");
    }
}
