package io.plumbline.trainer.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelId;
import io.plumbline.trainer.tracking.AliasMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingAliasesTest {

    @TempDir
    private Path directory;

    /** As a loss of power can leave it. */
    @Test
    void shouldSetAsideWhatMakesNoSense() throws IOException {
        // Given
        WaitingAliases aliases = new WaitingAliases(directory);
        AliasMove move = AliasMove.to(new ModelId("cnn", "1".repeat(64)), AliasMove.CHAMPION, Instant.EPOCH);
        aliases.add(move);
        Files.createFile(directory.resolve("cnn@champion.json"));

        // When
        List<AliasMove> found = aliases.all();

        // Then
        assertThat(found).containsExactly(move);
        assertThat(directory.resolve(".unreadable-cnn@champion.json")).exists();
    }
}
