package io.plumbline.model.pack;

import static io.plumbline.model.pack.PackageTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.TestModels;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class DamagedPackageTest {

    private static Path directory;
    private static PackedModel packed;
    private static byte[] bytes;

    private final PackageReader reader = new PackageReader(1_000_000);

    @BeforeContainer
    static void pack() throws IOException, PackageRefused {
        directory = Files.createTempDirectory("plumbline-damaged");
        packed = TestModels.pack(directory);
        bytes = Files.readAllBytes(packed.file());
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Property(tries = 200)
    void shouldRefuseAnyFlippedBit(@ForAll @IntRange(max = 1 << 30) int place, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        // Given
        byte[] damaged = bytes.clone();
        damaged[place % damaged.length] ^= (byte) (1 << bit);
        Path file = Files.write(directory.resolve("damaged.zip"), damaged);

        // When
        assertRefused(() -> reader.read(file, packed.id()), Reason.ALTERED);

        // Then: without an announced hash, damage is found by the entries' checksums, or it has another id
        try {
            assertThat(reader.read(file).id()).isNotEqualTo(packed.id());
        } catch (PackageRefused refused) {
            assertThat(refused.reason()).isIn(Reason.MALFORMED, Reason.UNFIT);
        }
    }

    @Property(tries = 100)
    void shouldRefuseAnyTruncation(@ForAll @IntRange(max = 1 << 30) int place) throws IOException {
        // Given
        byte[] damaged = Arrays.copyOf(bytes, place % bytes.length);

        // When
        Path file = Files.write(directory.resolve("truncated.zip"), damaged);

        // Then
        assertRefused(() -> reader.read(file, packed.id()), Reason.ALTERED);
    }
}
