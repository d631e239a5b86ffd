package io.plumbline.model.fetch;

import static io.plumbline.model.fetch.SmallServer.bytes;
import static io.plumbline.model.fetch.SmallServer.redirect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages from servers that do not let everybody in. */
class LockedPackagesTest extends ServedPackage {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("plumbline:secret".getBytes(UTF_8));

    @Test
    void shouldTellAServerWhatAFileSaysThatItWantsToSee() throws IOException, PackageRefused {
        // Given
        URI address = server.on("/p.zip", SmallServer.locked(BASIC, bytes(content)));
        Path file = Files.writeString(directory.resolve("credentials"), """
                # of tests
                https://127.0.0.1 another one

                %s plumbline secret
                """.formatted(server.address()));

        // When
        PackedModel found = packages(KnownServers.read(file)).fetch(announced(address));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
    }

    @Test
    void shouldShowMlflowItsTokenEachTime() throws PackageRefused {
        // Given
        String store = "{\"run\":{\"info\":{\"artifact_uri\":\"mlflow-artifacts:/0/abc/artifacts\"}}}";
        server.on("/api/2.0/mlflow/runs/get", SmallServer.locked("Bearer t-1", SmallServer.json(store)));
        server.on(
                "/api/2.0/mlflow-artifacts/artifacts/0/abc/artifacts/p.zip",
                SmallServer.locked("Bearer t-1", bytes(content)));
        FetchSettings settings = FetchSettings.withDefaults()
                .withTimes(LONG, PAUSE)
                .withMlflowTracking(Optional.of(server.address()))
                .withServers(KnownServers.none().with(server.address(), Credentials.ofToken("t-1")));

        // When
        PackedModel found = new CachedPackages(directory, settings).fetch(announced(URI.create("runs:/abc/p.zip")));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
    }

    @Test
    void shouldNotTakeCredentialsAlongToAnotherServer() throws IOException, PackageRefused {
        // Given
        try (SmallServer other = new SmallServer()) {
            URI target = other.on("/p.zip", bytes(content));
            URI address = server.on("/moved.zip", SmallServer.locked(BASIC, redirect(target.toString())));

            // When
            PackedModel found = packages(known()).fetch(announced(address));

            // Then
            assertThat(found.file()).hasBinaryContent(content);
            assertThat(other.authorizations()).containsExactly("none");
        }
    }

    @Test
    void shouldSayWhatToDoWhenItIsNotLetIn() {
        // Given
        URI address = server.on("/p.zip", SmallServer.locked(BASIC, bytes(content)));

        // When
        PackageRefused refused = refused(packages(KnownServers.none()), announced(address));

        // Then
        assertThat(refused.detail()).contains("answers 401", "--credentials");
    }

    @Test
    void shouldRefuseAnAddressWithAPasswordWithoutRepeatingIt() {
        // Given
        server.on("/p.zip", bytes(content));
        URI address = URI.create(server.address("/p.zip").toString().replace("//", "//plumbline:secret@"));

        // When
        PackageRefused refused = refused(packages(KnownServers.none()), announced(address));

        // Then
        assertThat(refused.detail()).contains("--credentials").doesNotContain("secret");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void shouldRefuseAnMlflowServerWithAPasswordInItsAddress() {
        // Given
        Optional<URI> address = Optional.of(URI.create("http://plumbline:secret@localhost:5000"));

        // When
        var making = assertThatThrownBy(() -> FetchSettings.withDefaults().withMlflowTracking(address));

        // Then
        making.isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host",
                "http://host a secret more",
                "host secret",
                "http://u:secret@host token",
                ":// secret"
            })
    void shouldSayWhichLineOfAFileIsWrongWithoutRepeatingIt(String line) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("credentials"), "# first\n" + line);

        // When
        var reading = assertThatThrownBy(() -> KnownServers.read(file));

        // Then
        reading.isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2")
                .hasMessageNotContaining("secret");
    }

    private KnownServers known() {
        return KnownServers.none().with(server.address(), Credentials.of("plumbline", "secret"));
    }

    private CachedPackages packages(KnownServers known) {
        return new CachedPackages(
                directory.resolve("copies"),
                FetchSettings.withDefaults().withTimes(LONG, PAUSE).withServers(known));
    }
}
