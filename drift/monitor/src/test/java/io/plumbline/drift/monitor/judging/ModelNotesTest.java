package io.plumbline.drift.monitor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelNotesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldAskForAFirstReport() {
        assertThat(ModelNotes.none().isReportDue(NOW, SECOND)).isTrue();
    }

    @Test
    void shouldAskForTheNextReportWhenItIsTime() {
        // Given
        ModelNotes notes = ModelNotes.none().reportedAt(NOW);

        // Then
        assertThat(notes.isReportDue(NOW.plusMillis(999), SECOND)).isFalse();
        assertThat(notes.isReportDue(NOW.plusMillis(1_000), SECOND)).isTrue();
        assertThat(notes.isReportDue(NOW.minusMillis(1), SECOND)).isTrue();
    }

    @Test
    void shouldKeepTheNewestExamplesOfTheWindow() {
        // Given
        ModelNotes notes = ModelNotes.none();

        // When
        for (int judged = 50; judged <= 1_000; judged += 50) {
            notes = notes.withExamples(List.of("image-" + judged), judged, 150);
        }

        // Then
        assertThat(notes.exampleIds()).containsExactly("image-900", "image-950", "image-1000");
    }

    @Test
    void shouldKeepOnlyAFewExamples() {
        // Given
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "image-" + i).toList();

        // When
        ModelNotes notes = ModelNotes.none().withExamples(many, 100, 100);

        // Then
        assertThat(notes.exampleIds()).hasSize(10).endsWith("image-99");
    }

    @Test
    void shouldReadBackWhatItWroteAsJson() {
        // Given
        ModelNotes notes = ModelNotes.none().withExamples(List.of("image-1"), 50, 50);

        // When
        ModelNotes read = Json.read(Json.write(notes), ModelNotes.class);

        // Then
        assertThat(read).isEqualTo(notes);
        assertThat(Json.read(Json.write(CaseFile.empty()), CaseFile.class)).isEqualTo(CaseFile.empty());
    }
}
