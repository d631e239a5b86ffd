package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    private static final byte[] VALUES = IdxFiles.counting(0, 24);
    private static final byte[] PLAIN = IdxFiles.idx(VALUES, 4, 2, 3);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldReadPlainAndGzippedFilesAlike(boolean gzipped) throws IOException {
        // Given
        Path file = write(gzipped ? IdxFiles.gzip(PLAIN) : PLAIN);

        // When
        IdxFile read = IdxFile.read(file, 3);

        // Then
        assertThat(read.dimension(1)).isEqualTo(2);
        assertThat(read.dimension(2)).isEqualTo(3);
        assertThat(read.count()).isEqualTo(4);
        assertThat(read.values()).isEqualTo(VALUES);
    }

    @Test
    void shouldRefuseAFileThatEndsEarlyWithBothSizes() throws IOException {
        // Given
        Path file = write(Arrays.copyOf(PLAIN, PLAIN.length - 5));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("expected 40 bytes")
                .hasMessageContaining("found 35");
    }

    @Test
    void shouldRefuseAGzippedFileWhoseContentEndsEarly() throws IOException {
        // Given
        Path file = write(IdxFiles.gzip(Arrays.copyOf(PLAIN, PLAIN.length - 5)));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.hasMessageContaining("expected 40 bytes once decompressed").hasMessageContaining("found 35");
    }

    @Test
    void shouldRefuseAGzippedFileThatIsCutOff() throws IOException {
        // Given
        byte[] incompressible = new byte[100_000];
        new SplittableRandom(1).nextBytes(incompressible);
        byte[] gzipped = IdxFiles.gzip(IdxFiles.idx(incompressible, 100, 10, 100));
        Path file = write(Arrays.copyOf(gzipped, gzipped.length / 2));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.hasMessageContaining("expected 100016 bytes").hasMessageContaining("ends early");
    }

    @Test
    void shouldRefuseAGzippedFileWithAWrongChecksum() throws IOException {
        // Given
        byte[] gzipped = IdxFiles.gzip(PLAIN);
        gzipped[gzipped.length - 6] ^= 1;
        Path file = write(gzipped);

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.hasMessageContaining("corrupt").hasMessageContaining("GZIP trailer");
    }

    @Test
    void shouldRefuseAFileThatGoesOnPastItsValues() throws IOException {
        // Given
        Path file = write(Arrays.copyOf(PLAIN, PLAIN.length + 7));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.hasMessageContaining("expected 40 bytes").hasMessageContaining("found 47");
    }

    @Test
    void shouldRefuseAWrongMagicNumber() throws IOException {
        // Given
        Path labels = write(IdxFiles.idx(VALUES, 24));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(labels, 3));

        // Then
        reading.hasMessageContaining("expected magic number 0x00000803, found 0x00000801");
    }

    @Test
    void shouldRefuseSizesThatTheFileCannotHoldBeforeAllocatingThem() throws IOException {
        // Given
        Path file = write(IdxFiles.idx(VALUES, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.hasMessageContaining("found a file of 40 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 15})
    void shouldRefuseAFileWithoutAWholeHeader(int length) throws IOException {
        // Given
        Path file = write(Arrays.copyOf(PLAIN, length));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining("expected a header of 16 bytes")
                .hasMessageContaining("file size " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void shouldRefuseAGzippedFileThatIsCutOffBeforeTheHeaderEnds(int length) throws IOException {
        // Given
        Path file = write(Arrays.copyOf(IdxFiles.gzip(PLAIN), length));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining("corrupt or truncated: expected a header of 16 bytes, found 0")
                .hasMessageContaining("ends early")
                .hasMessageContaining("file size " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void shouldRefuseAGzippedFileThatIsDamagedBeforeTheHeaderEnds(int damagedByte) throws IOException {
        // Given
        byte[] gzipped = IdxFiles.gzip(PLAIN);
        gzipped[damagedByte] = (byte) 0xff;
        Path file = write(gzipped);

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining("corrupt or truncated: expected a header of 16 bytes, found 0")
                .hasMessageContaining("file size " + gzipped.length);
    }

    @Test
    void shouldRefuseADimensionOfNothing() throws IOException {
        // Given
        Path file = write(IdxFiles.idx(new byte[0], 0, 2, 3));

        // When
        var reading = assertThatThrownBy(() -> IdxFile.read(file, 3));

        // Then
        reading.hasMessageContaining("dimension of 0");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }
}
