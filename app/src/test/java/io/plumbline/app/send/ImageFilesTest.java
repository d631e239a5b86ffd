package io.plumbline.app.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFindEveryFileOfAFolderInTheOrderOfTheirPaths() throws IOException {
        // Given
        Files.createDirectories(directory.resolve("b"));
        Files.write(directory.resolve("b/two.png"), new byte[] {2});
        Files.write(directory.resolve("a.png"), new byte[] {1});

        // When
        List<FileImage> images = ImageFiles.of(directory).toList();

        // Then
        assertThat(images.stream().map(FileImage::id)).containsExactly("a.png", "b/two.png");
        assertThat(images.get(1).value().bytes()).containsExactly(2);
        assertThat(images.get(1).type()).isEmpty();
    }

    @Test
    void shouldTakeAnIdxFileApartIntoRawImages() throws IOException {
        // Given
        Path file = directory.resolve("some-images-idx3-ubyte");
        ByteBuffer idx = ByteBuffer.allocate(16 + 2 * 6);
        idx.putInt(0x803).putInt(2).putInt(2).putInt(3);
        for (byte pixel = 0; pixel < 12; pixel++) {
            idx.put(pixel);
        }
        Files.write(file, idx.array());

        // When
        List<FileImage> images = ImageFiles.of(file).toList();

        // Then
        assertThat(images.stream().map(FileImage::id))
                .containsExactly("some-images-idx3-ubyte-0", "some-images-idx3-ubyte-1");
        assertThat(images.get(1).value().bytes()).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(images.get(1).type()).contains(ContentType.RAW);
    }
}
