package io.plumbline.drift.monitor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.ExampleImage.Role;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            notes = notes.withExamples(List.of(image(Role.TYPICAL, judged, 1)), judged, 150);
        }

        // Then
        assertThat(notes.exampleImages())
                .extracting(ExampleImage::imageId)
                .containsExactly("image-1000", "image-950", "image-900");
    }

    @Test
    void shouldKeepTheMostExtremeExamples() {
        // Given
        List<ExampleImage> many = IntStream.range(0, 100)
                .mapToObj(i -> image(Role.EXTREME, i, i % 7))
                .toList();

        // When
        ModelNotes notes = ModelNotes.none().withExamples(many, 100, 100);

        // Then
        assertThat(notes.exampleImages())
                .hasSize(4)
                .extracting(ExampleImage::rarity)
                .containsOnly(6.0);
    }

    private static ExampleImage image(Role role, int number, double rarity) {
        return new ExampleImage(
                role, "image-" + number, Optional.of("a2V5"), new SourcePosition("images", 0, number), rarity);
    }

    @Test
    void shouldReadBackWhatItWroteAsJson() {
        // Given
        ModelNotes notes = ModelNotes.none().withExamples(List.of(image(Role.TYPICAL, 1, 1)), 50, 50);

        // When
        ModelNotes read = Json.read(Json.write(notes), ModelNotes.class);

        // Then
        assertThat(read).isEqualTo(notes);
        assertThat(Json.read(Json.write(CaseFile.empty()), CaseFile.class)).isEqualTo(CaseFile.empty());
    }
}
