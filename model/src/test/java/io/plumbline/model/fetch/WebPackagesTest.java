package io.plumbline.model.fetch;

import static io.plumbline.model.fetch.SmallServer.bytes;
import static io.plumbline.model.fetch.SmallServer.first;
import static io.plumbline.model.fetch.SmallServer.redirect;
import static io.plumbline.model.fetch.SmallServer.status;
import static io.plumbline.model.fetch.SmallServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.TestModels;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.model.pack.PackedModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages from web servers and MLflow, on a real server that misbehaves. */
class WebPackagesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofMillis(1);

    @TempDir
    private static Path originals;

    private static PackedModel original;
    private static byte[] content;

    @TempDir
    private Path directory;

    private SmallServer server;

    @BeforeAll
    static void pack() throws IOException, PackageRefused {
        original = TestModels.pack(originals);
        content = Files.readAllBytes(original.file());
    }

    @BeforeEach
    void start() throws IOException {
        server = new SmallServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

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

    @Test
    void shouldReadArtifactsThroughTheProxyOfMlflow() throws PackageRefused {
        // Given
        server.on("/api/2.0/mlflow-artifacts/artifacts/0/abc/artifacts/model/p.zip", bytes(content));

        // When
        PackedModel found = mlflow().fetch(announced(URI.create("mlflow-artifacts:/0/abc/artifacts/model/p.zip")));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
    }

    @Test
    void shouldAskMlflowWhereARunKeepsItsArtifacts() throws PackageRefused {
        // Given
        server.on("/api/2.0/mlflow/runs/get", SmallServer.json(run("mlflow-artifacts:/0/abc/artifacts")));
        server.on("/api/2.0/mlflow-artifacts/artifacts/0/abc/artifacts/model/p.zip", bytes(content));

        // When
        PackedModel found = mlflow().fetch(announced(URI.create("runs:/abc/model/p.zip")));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
        assertThat(server.requests())
                .containsExactly(
                        "/api/2.0/mlflow/runs/get?run_id=abc",
                        "/api/2.0/mlflow-artifacts/artifacts/0/abc/artifacts/model/p.zip");
    }

    @Test
    void shouldReadThroughTheServerWhatOnlyItCanReach() throws PackageRefused {
        // Given
        server.on("/api/2.0/mlflow/runs/get", SmallServer.json(run("s3://bucket/0/abc/artifacts")));
        server.on("/get-artifact", bytes(content));

        // When
        PackedModel found = mlflow().fetch(announced(URI.create("runs:/abc/model/p.zip")));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
        assertThat(server.requests()).last().isEqualTo("/get-artifact?run_id=abc&path=model/p.zip");
    }

    @Test
    void shouldFollowAnAliasToWhereItsVersionComesFrom() throws PackageRefused {
        // Given
        server.on("/api/2.0/mlflow/registered-models/alias", SmallServer.json(version("runs:/abc/model/p.zip")));
        server.on("/api/2.0/mlflow/runs/get", SmallServer.json(run("mlflow-artifacts:/0/abc/artifacts")));
        server.on("/api/2.0/mlflow-artifacts/artifacts/0/abc/artifacts/model/p.zip", bytes(content));

        // When
        PackedModel found = mlflow().fetch(announced(URI.create("models:/shapes@champion")));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
        assertThat(server.requests())
                .first()
                .isEqualTo("/api/2.0/mlflow/registered-models/alias?name=shapes&alias=champion");
    }

    @Test
    void shouldPinAVersionToWhereItComesFrom() throws PackageRefused {
        // Given
        server.on("/api/2.0/mlflow/model-versions/get", SmallServer.json(version("runs:/abc/model/p.zip")));

        // When
        URI pinned = mlflow().pinned(URI.create("models:/shapes/3"));

        // Then
        assertThat(pinned).isEqualTo(URI.create("runs:/abc/model/p.zip"));
        assertThat(server.requests()).containsExactly("/api/2.0/mlflow/model-versions/get?name=shapes&version=3");
    }

    @Test
    void shouldRefuseAVersionThatIsNotOne() {
        // Given
        server.on("/api/2.0/mlflow/model-versions/get", SmallServer.json(version("models:/m-123")));

        // When
        List<PackageRefused> refused = Stream.of("models:/shapes/3", "models:/shapes", "models:/@champion", "models:/")
                .map(address -> refused(mlflow(), announced(URI.create(address))))
                .toList();

        // Then
        assertThat(refused).extracting(PackageRefused::reason).containsOnly(Reason.UNAVAILABLE);
    }

    @Test
    void shouldRefuseARunThatIsNotOne() {
        // Given
        server.on("/api/2.0/mlflow/runs/get", SmallServer.json("{\"run\":{\"info\":{}}}"));

        // When
        List<PackageRefused> refused = Stream.of("runs:/abc/model/p.zip", "runs:/abc", "runs:/", "mlflow-artifacts:/")
                .map(address -> refused(mlflow(), announced(URI.create(address))))
                .toList();

        // Then
        assertThat(refused).extracting(PackageRefused::reason).containsOnly(Reason.UNAVAILABLE);
    }

    @Test
    void shouldSayWhatIsMissingWhenNoMlflowServerIsKnown() {
        // Given
        CachedPackages unaware = packages(LONG);

        // When
        PackageRefused refused = refused(unaware, announced(URI.create("runs:/abc/model/p.zip")));

        // Then
        assertThat(refused.detail()).contains("--mlflow-tracking-uri");
    }

    private static String run(String artifacts) {
        return "{\"run\":{\"info\":{\"run_id\":\"abc\",\"artifact_uri\":\"%s\"},\"data\":{\"metrics\":[]}}}"
                .formatted(artifacts);
    }

    private static String version(String source) {
        return "{\"model_version\":{\"name\":\"shapes\",\"version\":\"3\",\"source\":\"%s\",\"tags\":[]}}"
                .formatted(source);
    }

    private static PackageRefused refused(CachedPackages packages, ModelAnnouncement announcement) {
        return catchThrowableOfType(PackageRefused.class, () -> packages.fetch(announcement));
    }

    private CachedPackages packages(Duration attempt) {
        return new CachedPackages(directory, FetchSettings.withDefaults().withTimes(attempt, PAUSE));
    }

    private CachedPackages mlflow() {
        return new CachedPackages(
                directory,
                FetchSettings.withDefaults().withTimes(LONG, PAUSE).withMlflowTracking(Optional.of(server.address())));
    }

    private List<String> cached() {
        return Arrays.stream(directory.toFile().list()).toList();
    }

    private static ModelAnnouncement announced(URI address) {
        return new ModelAnnouncement(
                original.id().toString(), ModelRole.CHAMPION, address, content.length, Instant.EPOCH, "test", "a test");
    }
}
