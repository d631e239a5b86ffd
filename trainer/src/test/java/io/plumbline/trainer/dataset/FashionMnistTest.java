package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {

    @TempDir
    private Path folder;

    private Path given;
    private Path debian;
    private Path cache;

    @BeforeEach
    void nameTheFolders() {
        given = folder.resolve("given");
        debian = folder.resolve("debian");
        cache = folder.resolve("cache");
    }

    @Test
    void shouldReadTheFolderThatTheUserNamed() throws IOException {
        // Given
        IdxFiles.writeFour(given);

        // When
        LabelledImages images = new FashionMnist(Optional.of(given), debian, cache, this::fail).read();

        // Then
        assertThat(images.size()).isEqualTo(3);
    }

    @Test
    void shouldNotLookElsewhereWhenTheNamedFolderIsIncomplete() throws IOException {
        // Given
        IdxFiles.writeFour(debian);
        FashionMnist data = new FashionMnist(Optional.of(given), debian, cache, this::fail);

        // When
        var reading = assertThatThrownBy(data::read);

        // Then
        reading.hasMessageContaining(given + " lacks train-images-idx3-ubyte")
                .hasMessageNotContaining(cache + " lacks");
    }

    @Test
    void shouldPreferDebiansFolderToTheCache() throws IOException {
        // Given
        IdxFiles.writeFour(debian);

        // When
        LabelledImages images = new FashionMnist(Optional.empty(), debian, cache, this::fail).read();

        // Then
        assertThat(images.size()).isEqualTo(3);
    }

    @Test
    void shouldReadTheCacheBeforeAnythingIsDownloaded() throws IOException {
        // Given
        IdxFiles.writeFour(cache);

        // When
        LabelledImages images = new FashionMnist(Optional.empty(), debian, cache, this::fail).read();

        // Then
        assertThat(images.size()).isEqualTo(3);
    }

    @Test
    void shouldDownloadIntoTheCacheAtLast() {
        // Given
        FashionMnist data = new FashionMnist(Optional.empty(), debian, cache, FashionMnistTest::pretendToDownload);

        // When
        LabelledImages images = data.read();

        // Then
        assertThat(images.size()).isEqualTo(3);
        assertThat(cache).isDirectoryContaining("glob:**train-labels*");
    }

    @Test
    void shouldNameAllFourWaysWhenNoneWorks() {
        // Given
        FashionMnist data = new FashionMnist(Optional.empty(), debian, cache, this::fail);

        // When
        var reading = assertThatThrownBy(data::read);

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining("no route to the data")
                .hasMessageContaining("--data DIR")
                .hasMessageContaining("dataset-fashion-mnist")
                .hasMessageContaining(cache.toString())
                .hasMessageContaining("download");
    }

    private void fail(Path into) {
        throw new DataSetException("no route to the data");
    }

    private static void pretendToDownload(Path into) {
        try {
            IdxFiles.writeFour(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
