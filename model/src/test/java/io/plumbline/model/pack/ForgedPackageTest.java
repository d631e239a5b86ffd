package io.plumbline.model.pack;

import static io.plumbline.model.pack.PackageTest.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.TestModels;
import io.plumbline.model.classify.TorchClassifier;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages whose checksums are right and whose content is not. */
class ForgedPackageTest {

    private final PackageReader reader = new PackageReader(1_000_000);

    @TempDir
    private Path directory;

    private Map<String, byte[]> entries;

    @BeforeEach
    void takeAPackageApart() throws IOException, PackageRefused {
        entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(TestModels.pack(directory).file().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    @Test
    void shouldReadAPackageThatIsPutTogetherAgain() throws IOException, PackageRefused {
        // When
        ModelPackage read = reader.read(zip(ZipEntry.STORED));

        // Then
        assertThat(read.manifest().name()).isEqualTo("test-cnn");
    }

    @Test
    void shouldRefuseCompressedEntries() throws IOException {
        // Given: 100 MB of zeros in a small file
        entries.put("weights.params", new byte[100_000_000]);

        // When
        Path file = zip(ZipEntry.DEFLATED);

        // Then
        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertRefused(() -> reader.read(file), Reason.MALFORMED);
    }

    @Test
    void shouldRefuseAnotherSetOfEntries() throws IOException {
        // Given
        entries.put("../../evil", new byte[1]);
        Path more = zip(ZipEntry.STORED);
        entries.remove("../../evil");

        // When
        entries.remove("canaries.bin");
        Path fewer = zip(ZipEntry.STORED);

        // Then
        assertRefused(() -> reader.read(more), Reason.MALFORMED);
        assertRefused(() -> reader.read(fewer), Reason.MALFORMED);
    }

    @Test
    void shouldRefuseManifestsThatMakeNoSense() throws IOException {
        // When
        Path empty = withManifest(json -> "{}");
        Path noJson = withManifest(json -> "<xml/>");
        Path newer = withManifest(json -> json.replace("\"format\" : 1", "\"format\" : 2"));
        Path oneLabel = withManifest(json -> json.replace("\"shoe\"", "\"bag\""));
        Path otherNetwork = withManifest(json -> json.replace("\"cnn\"", "\"resnet\""));
        Path hugeShape = withManifest(json -> json.replace("\"height\" : 12", "\"height\" : 120000"));

        Path hugePass = withManifest(json ->
                json.replace("\"height\" : 12", "\"height\" : 4096").replace("\"width\" : 12", "\"width\" : 4096"));

        // Then
        for (Path file : new Path[] {empty, noJson, newer, oneLabel, otherNetwork, hugeShape, hugePass}) {
            assertRefused(() -> reader.read(file), Reason.MALFORMED);
        }
    }

    @Test
    void shouldRefuseFeaturesItDoesNotHave() throws IOException {
        // When
        Path newer = withManifest(json -> json.replaceFirst("\"version\" : 1", "\"version\" : 2"));
        Path renamed = withManifest(json -> json.replace("\"entropy\"", "\"enthalpy\""));

        // Then
        assertRefused(() -> reader.read(newer), Reason.UNFIT);
        assertRefused(() -> reader.read(renamed), Reason.UNFIT);
    }

    @Test
    void shouldRefuseADamagedProfileAndDamagedCanaries() throws IOException {
        // Given
        byte[] profile = entries.get("reference.profile");
        byte[] canaries = entries.get("canaries.bin");

        // When
        entries.put("reference.profile", new byte[100]);
        Path withoutProfile = zip(ZipEntry.STORED);
        entries.put("reference.profile", profile);
        entries.put("canaries.bin", Arrays.copyOf(canaries, canaries.length - 1));
        Path shortCanaries = zip(ZipEntry.STORED);
        entries.put("canaries.bin", Arrays.copyOf(canaries, canaries.length + 1));
        Path longCanaries = zip(ZipEntry.STORED);
        ByteBuffer.wrap(canaries).putInt(0, 0);
        entries.put("canaries.bin", canaries);
        Path noCanaries = zip(ZipEntry.STORED);

        // Then
        for (Path file : new Path[] {withoutProfile, shortCanaries, longCanaries, noCanaries}) {
            assertRefused(() -> reader.read(file), Reason.MALFORMED);
        }
    }

    @Test
    void shouldRefuseADamagedReferenceForAccuracy() throws IOException {
        // Given
        entries.put("accuracy.reference", new byte[100]);

        // When
        Path damaged = zip(ZipEntry.STORED);

        // Then
        assertRefused(() -> reader.read(damaged), Reason.MALFORMED);
    }

    @Test
    void shouldRefuseWeightsThatAreNotNumbersOrNotItsOwn() throws IOException {
        // Given
        byte[] weights = entries.get("weights.params");
        byte[] notANumber = weights.clone();
        ByteBuffer.wrap(notANumber).putFloat(notANumber.length - Float.BYTES, Float.NaN);
        byte[] oneMore = Arrays.copyOf(weights, weights.length + Float.BYTES);
        byte[] oneLess = Arrays.copyOf(weights, weights.length - Float.BYTES);
        byte[] otherShape = new String(weights, ISO_8859_1)
                .replace("[4, 1, 3, 3]", "[9, 1, 2, 2]")
                .getBytes(ISO_8859_1);

        for (byte[] forged : new byte[][] {notANumber, oneMore, oneLess, otherShape, new byte[0]}) {
            // When
            entries.put("weights.params", forged);
            Path file = zip(ZipEntry.STORED);

            // Then
            assertRefused(() -> TorchClassifier.load(reader.read(file)), Reason.BAD_WEIGHTS);
        }
    }

    @Test
    void shouldRefuseAHugeNetworkBeforeMakingIt() throws IOException {
        // When
        Path file = withManifest(json -> json.replace("\"dense\" : 8.0", "\"dense\" : 65536.0"));

        // Then
        assertRefused(() -> reader.read(file), Reason.BAD_WEIGHTS);
    }

    @Test
    void shouldRefuseANetworkThatGivesOtherProbabilities() throws IOException, PackageRefused {
        // Given
        byte[] weights = entries.get("weights.params");
        ByteBuffer last = ByteBuffer.wrap(weights, weights.length - Float.BYTES, Float.BYTES);
        last.putFloat(weights.length - Float.BYTES, 0.001f);

        // When
        Path file = zip(ZipEntry.STORED);

        // Then
        assertThat(reader.read(file).id()).isNotNull();
        assertRefused(() -> TorchClassifier.load(reader.read(file)), Reason.CANARIES_DIFFER);
    }

    private Path withManifest(UnaryOperator<String> change) throws IOException {
        byte[] before = entries.get("manifest.json");
        String changed = change.apply(new String(before, UTF_8));
        assertThat(changed).isNotEqualTo(new String(before, UTF_8));
        entries.put("manifest.json", changed.getBytes(UTF_8));
        Path file = zip(ZipEntry.STORED);
        entries.put("manifest.json", before);
        return file;
    }

    private Path zip(int method) throws IOException {
        Path file = Files.createTempFile(directory, "forged", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 checksum = new CRC32();
                    checksum.update(content.getValue());
                    entry.setSize(content.getValue().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
