package io.plumbline.model.fetch;

import static io.plumbline.model.fetch.SmallServer.bytes;
import static io.plumbline.model.fetch.SmallServer.first;
import static io.plumbline.model.fetch.SmallServer.json;
import static io.plumbline.model.fetch.SmallServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.model.pack.PackedModel;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages from MLflow, as far as it can be told without it. */
class MlflowPackagesTest extends ServedPackage {

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
        server.on("/api/2.0/mlflow/runs/get", json(run("mlflow-artifacts:/0/abc/artifacts")));
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
        server.on("/api/2.0/mlflow/runs/get", json(run("s3://bucket/0/abc/artifacts")));
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
        server.on("/api/2.0/mlflow/registered-models/alias", json(version("runs:/abc/model/p.zip")));
        server.on("/api/2.0/mlflow/runs/get", json(run("mlflow-artifacts:/0/abc/artifacts")));
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
        server.on("/api/2.0/mlflow/model-versions/get", json(version("runs:/abc/model/p.zip")));

        // When
        URI pinned = mlflow().pinned(URI.create("models:/shapes/3"));

        // Then
        assertThat(pinned).isEqualTo(URI.create("runs:/abc/model/p.zip"));
        assertThat(server.requests()).containsExactly("/api/2.0/mlflow/model-versions/get?name=shapes&version=3");
    }

    @Test
    void shouldAskAgainWhatToPinWhileMlflowIsInTrouble() throws PackageRefused {
        // Given
        server.on("/api/2.0/mlflow/model-versions/get", first(1, status(503), json(version("runs:/abc/model/p.zip"))));

        // When
        URI pinned = mlflow().pinned(URI.create("models:/shapes/3"));

        // Then
        assertThat(pinned).isEqualTo(URI.create("runs:/abc/model/p.zip"));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void shouldGiveUpPinningAfterAsManyAttemptsAsAreSet() {
        // Given
        server.on("/api/2.0/mlflow/model-versions/get", status(503));

        // When
        PackageRefused refused =
                catchThrowableOfType(PackageRefused.class, () -> mlflow().pinned(URI.create("models:/shapes/3")));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.detail()).contains("Cannot look up models:/shapes/3, tried 3 times", "answers 503");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void shouldRefuseAVersionThatIsNotOne() {
        // Given
        server.on("/api/2.0/mlflow/model-versions/get", json(version("models:/m-123")));

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
        server.on("/api/2.0/mlflow/runs/get", json("{\"run\":{\"info\":{}}}"));

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
        assertThat(refused.detail()).contains("--tracking-uri");
    }

    private static String run(String artifacts) {
        return "{\"run\":{\"info\":{\"run_id\":\"abc\",\"artifact_uri\":\"%s\"},\"data\":{\"metrics\":[]}}}"
                .formatted(artifacts);
    }

    private static String version(String source) {
        return "{\"model_version\":{\"name\":\"shapes\",\"version\":\"3\",\"source\":\"%s\",\"tags\":[]}}"
                .formatted(source);
    }

    private CachedPackages mlflow() {
        return new CachedPackages(
                directory,
                FetchSettings.withDefaults().withTimes(LONG, PAUSE).withMlflowTracking(Optional.of(server.address())));
    }
}
