package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.stream.fixture.TestPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageLoaderTest {

    @TempDir
    private Path directory;

    @Test
    void shouldRefuseWhatDoesNotFitBeforeItsNetworkScoresAnything() {
        // Given
        PackageLoader loader = new PackageLoader(
                directory.resolve("copies"),
                FetchSettings.withDefaults(),
                new WarmUp(1, Duration.ofSeconds(1), InstantSource.system()));
        PackedModel wrongCanaries = new TestPackages(directory).writeWithWrongCanaries(1);
        ModelSpec served = ModelSpec.of(
                Architecture.mlp(),
                TestPackages.SHAPE,
                List.of("cat", "dog"),
                Preprocessing.unitScale(TestPackages.SHAPE));

        // When
        PackageRefused refused = catchThrowableOfType(
                PackageRefused.class,
                () -> loader.load(TestPackages.announcement(wrongCanaries, ModelRole.CHAMPION), Optional.of(served)));

        // Then
        assertThat(refused.reason()).isEqualTo(PackageRefused.Reason.UNFIT);
    }

    @Test
    void shouldAskForFewerImagesAtOnceWhereThoseThatComeTakeLongToScale() throws PackageRefused {
        // Given
        PackageLoader loader = new PackageLoader(
                directory.resolve("copies"),
                FetchSettings.withDefaults(),
                new WarmUp(256, Duration.ofMillis(20), InstantSource.system()));
        PackedModel scaling = new TestPackages(directory).writeThatScales(1);
        InputShape photo = InputShape.grey(2_000, 2_000);
        EncodedImage large = new ImageEncoder(photo).encode(new byte[photo.sizeBytes()], ContentType.PNG);

        try (ServingModel model =
                loader.load(TestPackages.announcement(scaling, ModelRole.CHAMPION), Optional.empty())) {
            // When
            List<Outcome> outcomes = model.score(Collections.nCopies(20, large));

            // Then
            assertThat(outcomes).hasSize(20).hasOnlyElementsOfType(Outcome.Scored.class);
            assertThat(model.largestChunk()).isLessThan(20);
        }
    }
}
