package io.plumbline.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.TestModels;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.model.pack.PackedModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePackagesTest {

    @TempDir
    private Path directory;

    private PackedModel original;
    private CachedPackages packages;

    @BeforeEach
    void pack() throws IOException, PackageRefused {
        original = TestModels.pack(directory.resolve("originals"));
        packages = new CachedPackages(directory.resolve("copies"), FetchSettings.withDefaults());
    }

    @Test
    void shouldCopyAndGoOnWithoutTheOriginal() throws IOException, PackageRefused {
        // Given
        packages.fetch(at(original.file().toUri()));
        Files.delete(original.file());

        // When
        PackedModel copy = packages.fetch(at(original.file().toUri()));

        // Then
        assertThat(copy.file().getParent()).isEqualTo(directory.resolve("copies"));
        assertThat(copy.sizeBytes()).isEqualTo(original.sizeBytes());
        assertThat(new PackageReader(1_000_000).read(copy.file(), original.id()).id())
                .isEqualTo(original.id());
    }

    @Test
    void shouldCopyAgainWhenTheCopyIsDamaged() throws IOException, PackageRefused {
        // Given
        PackedModel copy = packages.fetch(at(original.file().toUri()));
        Files.write(copy.file(), new byte[3]);

        // When
        PackedModel again = packages.fetch(at(original.file().toUri()));

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
        assertRefused(address, Reason.UNAVAILABLE);
        assertRefused(directory.toUri(), Reason.UNAVAILABLE);
    }

    @Test
    void shouldDeleteTheCopiesThatAreNotKept() throws IOException, PackageRefused {
        // Given
        PackedModel kept = packages.fetch(at(original.file().toUri()));
        Path copies = kept.file().getParent();
        Path notKept = packages.fetch(
                        TestModels.pack(directory.resolve("others")).file().toUri())
                .file();
        Path unfinished = Files.createFile(copies.resolve("unfinished-1.zip"));
        Path somebodyElses = Files.createFile(copies.resolve("notes.zip"));
        packages.keepOnly(Set.of(kept.id()));
        boolean deletedWhatMayBeInUse = Files.notExists(unfinished);

        // When
        packages.deleteUnfinished();

        // Then
        assertThat(deletedWhatMayBeInUse).isFalse();
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
        assertRefused(original.file().toUri(), Reason.ALTERED);
        assertThat(directory.resolve("copies")).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAddressesThatNobodyReads() {
        // When
        URI longer = original.file().toUri();

        // Then
        assertThatThrownBy(() -> packages.fetch(announced(longer, original.sizeBytes() - 1)))
                .isInstanceOfSatisfying(PackageRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.TOO_LARGE));
        assertRefused(URI.create("file:/none"), Reason.UNAVAILABLE);
        assertRefused(URI.create("file:relative"), Reason.UNAVAILABLE);
        assertRefused(URI.create("ftp://host/p.zip"), Reason.UNAVAILABLE);
        assertRefused(URI.create("https:p.zip"), Reason.UNAVAILABLE);
    }

    private void assertRefused(URI address, Reason reason) {
        assertThatThrownBy(() -> packages.fetch(at(address)))
                .isInstanceOfSatisfying(PackageRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private ModelAnnouncement at(URI address) {
        return announced(address, original.sizeBytes());
    }

    private ModelAnnouncement announced(URI address, long sizeBytes) {
        return new ModelAnnouncement(
                original.id().toString(), ModelRole.CHAMPION, address, sizeBytes, Instant.EPOCH, "test", "a test");
    }
}
