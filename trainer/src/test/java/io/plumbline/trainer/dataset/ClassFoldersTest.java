package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFoldersTest {

    private static final InputShape GREY = InputShape.grey(4, 6);
    private static final InputShape COLOUR = new InputShape(3, 4, 6);

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheFoldersForClassesInTheOrderOfTheAlphabet() throws IOException {
        // Given
        write("dog/b.png", GREY, 20);
        write("cat/a.png", GREY, 10);
        write("dog/a.PNG", GREY, 30);
        write(".hidden/a.png", GREY, 99);

        // When
        LabelledImages images = DataPlace.of(Optional.of(folder)).read();

        // Then
        assertThat(images.labelNames()).containsExactly("cat", "dog");
        assertThat(images.shape()).isEqualTo(GREY);
        assertThat(images.classCounts()).containsExactly(1, 2);
        assertThat(images.pixels(0)).containsOnly(10);
        assertThat(images.pixels(1)).containsOnly(30);
        assertThat(images.pixels(2)).containsOnly(20);
    }

    @Test
    void shouldKeepColoursIfOneImageHasSome() throws IOException {
        // Given
        write("cat/a.png", GREY, 10);
        byte[] red = new byte[COLOUR.sizeBytes()];
        Arrays.fill(red, 0, COLOUR.area(), (byte) 100);
        write("dog/a.png", COLOUR, red);

        // When
        LabelledImages images = DataPlace.of(Optional.of(folder)).read();

        // Then
        assertThat(images.shape()).isEqualTo(COLOUR);
        assertThat(images.pixels(0)).containsOnly(10);
        assertThat(images.pixels(1)).isEqualTo(red);
    }

    @Test
    void shouldRefuseDifferentSizesUnlessTheyAreToBeScaled() throws IOException {
        // Given
        write("cat/a.png", GREY, 10);
        write("dog/a.png", InputShape.grey(8, 12), 20);
        DataPlace asTheyAre = DataPlace.of(Optional.of(folder));

        // When
        LabelledImages scaled = new DataPlace(Optional.of(folder), Optional.of(COLOUR)).read();

        // Then
        assertThat(scaled.shape()).isEqualTo(COLOUR);
        assertThat(scaled.pixels(1)).hasSize(72).containsOnly(20);
        assertThatThrownBy(asTheyAre::read)
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("a.png has 12×8 pixels, those before it 6×4")
                .hasMessageContaining("--image-shape");
    }

    @Test
    void shouldNameTheFileThatIsNoImage() throws IOException {
        // Given
        write("cat/a.png", GREY, 10);
        Files.createDirectories(folder.resolve("dog"));
        Files.writeString(folder.resolve("dog/notes.txt"), "woof");

        // When
        var reading = assertThatThrownBy(DataPlace.of(Optional.of(folder))::read);

        // Then
        reading.isInstanceOf(DataSetException.class).hasMessageContaining("notes.txt");
    }

    @Test
    void shouldNameTheFileThatDoesNotDecode() throws IOException {
        // Given
        write("cat/a.png", GREY, 10);
        Files.createDirectories(folder.resolve("dog"));
        Files.writeString(folder.resolve("dog/a.png"), "no image at all");

        // When
        var reading = assertThatThrownBy(DataPlace.of(Optional.of(folder))::read);

        // Then
        reading.isInstanceOf(DataSetException.class).hasMessageContaining("a.png is neither a PNG nor a JPEG");
    }

    private void write(String name, InputShape shape, int value) throws IOException {
        byte[] pixels = new byte[shape.sizeBytes()];
        Arrays.fill(pixels, (byte) value);
        write(name, shape, pixels);
    }

    private void write(String name, InputShape shape, byte[] pixels) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(
                file, new ImageEncoder(shape).encode(pixels, ContentType.PNG).value());
    }
}
