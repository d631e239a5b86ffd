package io.plumbline.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.estimate.AccuracyEstimator;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.TestModels;
import io.plumbline.model.classify.CanaryRun;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.testing.ReleasedSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages as each release wrote them: manifest, weights, reference profile, canaries, and what came later. */
class ReleasedPackagesTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("packages");

    /** Without what packages of old lack, with a profile for one window and stride. */
    private static final String PLAIN = "cnn.zip";

    /** With all of it, and a profile for several windows and strides. */
    private static final String WHOLE = "whole.zip";

    private static final String TORCHSCRIPT = "torchscript.zip";
    private static final AccuracyReference ACCURACY =
            new AccuracyReference(1.5, new AccuracyEstimator(0.9, 0.88, 0.6), ClassOutcomes.of(3, 1, true));

    private static final int MAGIC_BYTES = 5;

    @TempDir
    private Path directory;

    static List<Path> packages() {
        return SAMPLES.all();
    }

    @Test
    void shouldKeepSamplesOfThisVersion() throws Exception {
        // Given
        Map<String, byte[]> written = written();

        // Then
        assertThatCode(() -> SAMPLES.requireAll(written)).doesNotThrowAnyException();
    }

    @Test
    void shouldWriteWhatItsSamplesHold() throws Exception {
        // Given
        Map<String, Set<String>> entries = new TreeMap<>();
        for (Map.Entry<String, byte[]> each : written().entrySet()) {
            entries.put(each.getKey(), entries(Files.write(directory.resolve(each.getKey()), each.getValue())));
        }

        // Then
        for (Map.Entry<String, Set<String>> each : entries.entrySet()) {
            List<Path> samples = SAMPLES.named(each.getKey());
            assertThat(entries(samples.get(samples.size() - 1))).isEqualTo(each.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldReadThePackagesOfAnyReleaseAndGiveTheirAnswers(Path sample) throws Exception {
        // When
        ModelPackage read = new PackageReader(PackageReader.DEFAULT_MAX_BYTES).read(sample);

        // Then
        boolean whole = sample.endsWith(WHOLE);
        assertThat(read.manifest().model().labels()).isEqualTo(TestModels.LABELS);
        assertThat(read.profile().images()).isEqualTo(200);
        assertThat(read.profile().calibrations()).hasSize(whole ? 2 : 1);
        assertThat(read.canaries().size()).isEqualTo(8);
        assertThat(read.baseline().accuracy().filter(ACCURACY::equals).isPresent())
                .isEqualTo(whole);
        assertThat(read.baseline().outliers().isPresent()).isEqualTo(whole);
        try (TorchScorer scorer = TorchScorer.of(read.manifest().model(), read.weights())) {
            assertThatCode(() -> CanaryRun.verify(scorer, read.canaries())).doesNotThrowAnyException();
        }
    }

    private Map<String, byte[]> written() throws IOException, PackageRefused {
        return Map.of(
                PLAIN, Files.readAllBytes(TestModels.pack(directory).file()),
                WHOLE,
                        Files.readAllBytes(
                                TestModels.packWhole(directory, ACCURACY).file()),
                TORCHSCRIPT,
                        Files.readAllBytes(TestModels.packTorchScript(directory).file()));
    }

    /** Their names, and their first bytes, which name each one's format. */
    private static Set<String> entries(Path file) throws IOException {
        Set<String> formats = new TreeSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    formats.add(entry.getName() + " " + HexFormat.of().formatHex(content.readNBytes(MAGIC_BYTES)));
                }
            }
        }
        return formats;
    }
}
