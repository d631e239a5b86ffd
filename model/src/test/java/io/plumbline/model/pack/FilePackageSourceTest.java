package io.plumbline.model.pack;

import static io.plumbline.model.pack.PackageTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.TestModels;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePackageSourceTest {

    @TempDir
    private Path directory;

    private PackedModel original;
    private FilePackageSource source;

    @BeforeEach
    void pack() throws IOException, PackageRefused {
        original = TestModels.pack(directory.resolve("originals"));
        source = new FilePackageSource(directory.resolve("copies"), 1_000_000);
    }

    @Test
    void shouldCopyAndGoOnWithoutTheOriginal() throws IOException, PackageRefused {
        // Given
        source.fetch(original.file().toUri(), original.id());
        Files.delete(original.file());

        // When
        PackedModel copy = source.fetch(original.file().toUri(), original.id());

        // Then
        assertThat(copy.file().getParent()).isEqualTo(directory.resolve("copies"));
        assertThat(copy.sizeBytes()).isEqualTo(original.sizeBytes());
        assertThat(new PackageReader(1_000_000).read(copy.file(), original.id()).id())
                .isEqualTo(original.id());
    }

    @Test
    void shouldCopyAgainWhenTheCopyIsDamaged() throws IOException, PackageRefused {
        // Given
        PackedModel copy = source.fetch(original.file().toUri(), original.id());
        Files.write(copy.file(), new byte[3]);

        // When
        PackedModel again = source.fetch(original.file().toUri(), original.id());

        // Then
        assertThat(again.file()).hasSameBinaryContentAs(original.file());
    }

    @Test
    void shouldRefuseAnAlteredOriginalAndKeepNoCopy() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(original.file());
        bytes[bytes.length / 2]++;

        // When
        Files.write(original.file(), bytes);

        // Then
        assertRefused(() -> source.fetch(original.file().toUri(), original.id()), Reason.ALTERED);
        assertThat(directory.resolve("copies")).doesNotExist();
    }

    @Test
    void shouldRefuseWhatItCannotFetch() {
        // When
        FilePackageSource strict = new FilePackageSource(directory.resolve("copies"), 100);

        // Then
        assertRefused(() -> strict.fetch(original.file().toUri(), original.id()), Reason.TOO_LARGE);
        assertRefused(() -> source.fetch(URI.create("file:/none"), original.id()), Reason.UNAVAILABLE);
        assertRefused(() -> source.fetch(URI.create("https://host/p.zip"), original.id()), Reason.UNAVAILABLE);
        assertRefused(() -> source.fetch(URI.create("file:relative"), original.id()), Reason.UNAVAILABLE);
        assertRefused(() -> source.fetch(URI.create("relative"), original.id()), Reason.UNAVAILABLE);
    }
}
