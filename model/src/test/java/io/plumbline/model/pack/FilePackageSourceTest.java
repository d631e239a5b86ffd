package io.plumbline.model.pack;

import static io.plumbline.model.pack.PackageTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.TestModels;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
    void shouldCopyAgainWhenTheCopyIsTooLarge() throws IOException, PackageRefused {
        // Given
        PackedModel copy = source.fetch(original.file().toUri(), original.id());
        Files.write(copy.file(), new byte[1_000_001]);

        // When
        PackedModel again = source.fetch(original.file().toUri(), original.id());

        // Then
        assertThat(again.file()).hasSameBinaryContentAs(original.file());
    }

    @Test
    void shouldRefuseWhatIsNoRegularFile() throws IOException, InterruptedException {
        // Given
        Path pipe = directory.resolve("pipe");
        int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        // When
        URI address = pipe.toUri();

        // Then
        assertThat(made).isZero();
        assertRefused(() -> source.fetch(address, original.id()), Reason.UNAVAILABLE);
        assertRefused(() -> source.fetch(directory.toUri(), original.id()), Reason.UNAVAILABLE);
    }

    @Test
    void shouldDeleteTheCopiesThatAreNotKept() throws IOException, PackageRefused {
        // Given
        PackedModel kept = source.fetch(original.file().toUri(), original.id());
        Path copies = kept.file().getParent();
        PackedModel other = TestModels.pack(directory.resolve("others"));
        Path notKept = source.fetch(other.file().toUri(), other.id()).file();
        Path unfinished = Files.createFile(copies.resolve("unfinished-1" + PackageLayout.FILE_EXTENSION));
        Path somebodyElses = Files.createFile(copies.resolve("notes" + PackageLayout.FILE_EXTENSION));

        // When
        source.keepOnly(Set.of(kept.id()));

        // Then
        assertThat(notKept).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(kept.file()).exists();
        assertThat(somebodyElses).exists();
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
