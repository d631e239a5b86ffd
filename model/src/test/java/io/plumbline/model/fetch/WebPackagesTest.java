package io.plumbline.model.fetch;

import static io.plumbline.model.fetch.SmallServer.bytes;
import static io.plumbline.model.fetch.SmallServer.first;
import static io.plumbline.model.fetch.SmallServer.redirect;
import static io.plumbline.model.fetch.SmallServer.status;
import static io.plumbline.model.fetch.SmallServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.model.pack.PackedModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages from web servers, on a real one that misbehaves. */
class WebPackagesTest extends ServedPackage {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void shouldFetchOnceAndServeFromTheCacheAfterwards() throws PackageRefused {
        // Given
        URI address = server.on("/p.zip", bytes(content));
        packages(LONG).fetch(announced(address));

        // When
        PackedModel again = packages(LONG).fetch(announced(address));

        // Then
        assertThat(again.file()).hasBinaryContent(content);
        assertThat(again.sizeBytes()).isEqualTo(content.length);
        assertThat(server.requests()).containsExactly("/p.zip");
        assertThat(cached()).containsExactly(original.id() + ".zip");
    }

    @Test
    void shouldFetchAgainWhenTheCacheIsDamaged() throws IOException, PackageRefused {
        // Given
        URI address = server.on("/p.zip", bytes(content));
        byte[] damaged = content.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(packages(LONG).fetch(announced(address)).file(), damaged);

        // When
        PackedModel again = packages(LONG).fetch(announced(address));

        // Then
        assertThat(again.file()).hasBinaryContent(content);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void shouldTellTheIdOfAPackageThatWasNotAnnounced() throws PackageRefused {
        // Given
        URI address = server.on("/p.zip", bytes(content));

        // When
        PackedModel found = packages(LONG).fetch(address);

        // Then
        assertThat(found.id()).isEqualTo(original.id());
        assertThat(found.file()).hasBinaryContent(content);
    }

    @Test
    void shouldTryAgainWhileTheServerIsInTrouble() throws PackageRefused {
        // Given
        URI address = server.on("/p.zip", first(1, status(500), first(1, truncated(content), bytes(content))));

        // When
        PackedModel found = packages(LONG).fetch(announced(address));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void shouldGiveUpAfterAsManyAttemptsAsAreSet() throws PackageRefused {
        // Given
        URI address = server.on("/p.zip", status(503));

        // When
        PackageRefused refused = refused(packages(LONG), announced(address));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.detail()).contains("tried 3 times", "answers 503");
        assertThat(server.requests()).hasSize(3);
        assertThat(cached()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotThereAtOnce() {
        // Given
        URI address = server.on("/p.zip", status(404));

        // When
        PackageRefused refused = refused(packages(LONG), announced(address));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.detail()).contains("answers 404");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldRefuseWhatAlwaysEndsTooEarly() {
        // Given
        URI address = server.on("/p.zip", truncated(content));

        // When
        PackageRefused refused = refused(packages(LONG), announced(address));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(cached()).isEmpty();
    }

    @Test
    void shouldNotWaitForAServerThatSendsNothingMore() {
        // Given
        URI address = server.on("/p.zip", server.stuck(content));

        // When
        PackageRefused refused = refused(packages(SHORT), announced(address));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.detail()).contains("took longer than PT0.3S");
    }

    @Test
    void shouldRefuseMoreThanWasAnnouncedWithoutReadingOn() {
        // Given
        URI sized = server.on("/sized.zip", bytes(new byte[content.length + 1]));
        URI endless = server.on("/endless.zip", SmallServer.endless());

        // When
        List<PackageRefused> refused = Stream.of(sized, endless)
                .map(address -> refused(packages(LONG), announced(address)))
                .toList();

        // Then
        assertThat(refused).extracting(PackageRefused::reason).containsOnly(Reason.TOO_LARGE);
        assertThat(server.requests()).hasSize(2);
        assertThat(cached()).isEmpty();
    }

    @Test
    void shouldRefuseMoreThanTheLimitWhateverWasAnnounced() {
        // Given
        URI address = server.on("/p.zip", bytes(content));
        CachedPackages strict =
                new CachedPackages(directory, FetchSettings.withDefaults().withMaxBytes(content.length - 1));

        // When
        PackageRefused refused = refused(strict, announced(address));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void shouldRefuseOtherContentAndKeepNoneOfIt() {
        // Given
        byte[] other = content.clone();
        other[other.length / 2] ^= 1;
        URI address = server.on("/p.zip", bytes(other));

        // When
        PackageRefused refused = refused(packages(LONG), announced(address));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.ALTERED);
        assertThat(cached()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldFollowARedirectToAnotherWebAddressButNeverToAFile() throws PackageRefused {
        // Given
        server.on("/p.zip", bytes(content));
        URI web = server.on("/moved.zip", redirect("/p.zip"));
        URI file = server.on("/file.zip", redirect(original.file().toUri().toString()));

        // When
        PackageRefused refused = refused(packages(LONG), announced(file));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.detail()).contains("redirects to file:", "not followed");
        assertThat(packages(LONG).fetch(announced(web)).file()).hasBinaryContent(content);
    }

    @Test
    void shouldLetSeveralFetchTheSameAtOnce() throws Exception {
        // Given
        URI address = server.on("/p.zip", bytes(content));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<PackedModel> fetch = () -> packages(LONG).fetch(announced(address));

        // When
        List<Future<PackedModel>> fetched = threads.invokeAll(List.of(fetch, fetch, fetch, fetch));

        // Then
        for (Future<PackedModel> each : fetched) {
            assertThat(each.get().file()).hasBinaryContent(content);
        }
        threads.shutdown();
        assertThat(cached()).containsExactly(original.id() + ".zip");
    }
}
