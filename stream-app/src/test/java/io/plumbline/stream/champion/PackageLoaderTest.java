package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.stream.fixture.TestPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
}
