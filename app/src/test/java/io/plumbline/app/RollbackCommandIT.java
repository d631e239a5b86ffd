package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.history.History;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model comes back by {@code models rollback}. */
class RollbackCommandIT {

    @TempDir
    private static Path directory;

    private static TypedStream stream;

    @BeforeAll
    static void start() {
        stream = new TypedStream(directory);
    }

    @AfterAll
    static void stop() {
        stream.close();
    }

    @Test
    void shouldPassOverAModelThatWasRefused() throws Exception {
        // Given
        Topics topics = topics("refused.");
        announce(topics, 'a', ModelRole.RETIRED);
        announce(topics, 'b', ModelRole.RETIRED);
        announce(topics, 'c', ModelRole.CHAMPION);
        tell(topics, 'b', ModelEvent.Kind.REFUSED, Optional.of("ALTERED: not what it was"));

        // When
        RunCommand back = stream.run("models", "rollback", "--prefix", "refused.");

        // Then
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(back.out()).contains("Passed over: m-bbbbbbbb was refused at ", "m-aaaaaaaa is champion again");
    }

    @Test
    void shouldGoBackToAModelThatWasLoadedAfterItHadBeenRefused() throws Exception {
        // Given
        Topics topics = topics("mended.");
        announce(topics, 'a', ModelRole.RETIRED);
        announce(topics, 'b', ModelRole.CHAMPION);
        tell(topics, 'a', ModelEvent.Kind.REFUSED, Optional.of("UNAVAILABLE: no server"));
        tell(topics, 'a', ModelEvent.Kind.LOADED, Optional.empty());

        // When
        RunCommand back = stream.run("models", "rollback", "--prefix", "mended.");

        // Then
        assertThat(back.out()).contains("m-aaaaaaaa is champion again; m-bbbbbbbb is withdrawn");
    }

    @Test
    void shouldSayWhyThereIsNobodyToGoBackTo() throws Exception {
        // Given
        Topics topics = topics("nobody.");
        RunCommand noChampion = stream.run("models", "rollback", "--prefix", "nobody.");
        announce(topics, 'c', ModelRole.CHAMPION);
        RunCommand noPredecessor = stream.run("models", "rollback", "--prefix", "nobody.");
        announce(topics, 'b', ModelRole.RETIRED);
        tell(topics, 'b', ModelEvent.Kind.REFUSED, Optional.of("ALTERED: not what it was"));

        // When
        RunCommand refused = stream.run("models", "rollback", "--prefix", "nobody.");

        // Then
        assertThat(noChampion.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(noChampion.err()).contains("There is no champion to take back.");
        assertThat(noPredecessor.err()).contains("m-cccccccc has no predecessor");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("m-bbbbbbbb was refused at ", "ALTERED: not what it was", "models promote");
    }

    private static Topics topics(String prefix) throws Exception {
        assertThat(stream.run("topics", "create", "--prefix", prefix).exitCode())
                .isZero();
        return new Topics(prefix);
    }

    private static void announce(Topics topics, char digit, ModelRole role) {
        ModelAnnouncement announcement = new ModelAnnouncement(
                id(digit), role, URI.create("file:///nowhere"), 1, Instant.EPOCH, "tester", "for the test");
        new History(stream.connection()).add(topics.models(), announcement.modelId(), announcement);
    }

    private static void tell(Topics topics, char digit, ModelEvent.Kind kind, Optional<String> reason) {
        ModelEvent event = new ModelEvent("instance", id(digit), kind, reason, Instant.EPOCH);
        new History(stream.connection()).add(topics.modelEvents(), event.instance(), event);
    }

    private static String id(char digit) {
        return "m-" + String.valueOf(digit).repeat(64);
    }
}
