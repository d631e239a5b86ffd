package io.plumbline.app.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.contract.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    private Path journal;

    @BeforeEach
    void writeJournal() {
        JournalOfAStory.write(journal);
    }

    @Test
    void shouldMissNothingWhenEverythingHappened() {
        // When
        Summary summary = Summary.of(journal, JournalOfAStory.TRAINING, "rotation");

        // Then
        assertThat(summary.missing()).isEmpty();
        assertThat(summary.report().images()).isEqualTo(300);
        assertThat(summary.report().predictions()).isEqualTo(299);
        assertThat(summary.report().rejections()).isEqualTo(1);
        assertThat(summary.report().accuracy()).isEqualTo(new DemoReport.Accuracy(1.0, .5, 1.0));
        assertThat(summary.report().models()).containsExactly(JournalOfAStory.CHAMPION, JournalOfAStory.CHALLENGER);
    }

    @Test
    void shouldCountShiftedImagesUpToThePaneThatConfirmed() {
        // When
        DemoReport.Alert alert = report().alert();

        // Then
        assertThat(alert).isEqualTo(new DemoReport.Alert("e", null, 50L, List.of("sharpness"), true));
    }

    @Test
    void shouldMeasureLatencyFromTheTimeAnImageWasDue() {
        // When
        DemoReport.LatencyMs latency = report().latencyMs();

        // Then
        assertThat(latency.p99()).isCloseTo(5, within(1e-9));
    }

    @Test
    void shouldFindTheLongestGapWhereOneImageWasRejected() {
        // When
        long gap = report().maxGapMs();

        // Then: between images 49 and 51
        assertThat(gap).isEqualTo(20);
    }

    @Test
    void shouldCountALostAndADuplicatedPrediction() throws IOException {
        // Given
        edit(JournalFile.PREDICTIONS, lines -> {
            lines.remove(10);
            lines.add(lines.get(20));
        });

        // When
        Summary summary = Summary.of(journal, JournalOfAStory.TRAINING, "rotation");

        // Then
        assertThat(summary.report().lost()).isEqualTo(1);
        assertThat(summary.report().duplicated()).isEqualTo(1);
        assertThat(summary.missing())
                .containsExactlyInAnyOrder("1 images were lost", "1 images were answered more than once");
    }

    @Test
    void shouldMissARejectionOfASoundImage() throws IOException {
        // Given
        edit(
                JournalFile.IMAGES,
                lines -> lines.replaceAll(line -> line.replace("\"broken\":true", "\"broken\":false")));

        // When
        List<String> missing =
                Summary.of(journal, JournalOfAStory.TRAINING, "rotation").missing();

        // Then
        assertThat(missing).containsExactly("the rejections are not exactly the broken images: 1 differ");
    }

    @Test
    void shouldCountAnAlertBeforeTheShiftAsFalse() throws IOException {
        // Given
        edit(JournalFile.ALERTS, lines -> lines.replaceAll(line -> line.replace("\"last\":149", "\"last\":99")));

        // When
        Summary summary = Summary.of(journal, JournalOfAStory.TRAINING, "rotation");

        // Then
        assertThat(summary.report().falseAlarms()).isEqualTo(1);
        assertThat(summary.report().alert()).isNull();
        assertThat(summary.missing()).contains("1 alerts were confirmed without a shift");
    }

    @Test
    void shouldExpectTheChampionToStayWhenTheShiftCostsLittle() throws IOException {
        // Given
        edit(JournalFile.PREDICTIONS, lines -> lines.replaceAll(line -> line.replace("Coat", "Bag")));

        // When
        List<String> missing =
                Summary.of(journal, JournalOfAStory.TRAINING, "flip").missing();

        // Then
        assertThat(missing)
                .containsExactly(
                        "a challenger was promoted, though the shift cost only 0.0 points of accuracy",
                        "the champion did not stay");
    }

    @Test
    void shouldMissEverythingThatDidNotComeAbout() throws IOException {
        // Given
        for (JournalFile<?> file : List.of(JournalFile.ALERTS, JournalFile.TRIGGERS, JournalFile.VERDICTS)) {
            Files.delete(journal.resolve(file.name()));
        }

        // When
        List<String> missing =
                Summary.of(journal, JournalOfAStory.TRAINING, "rotation").missing();

        // Then
        assertThat(missing)
                .contains(
                        "no alert was confirmed after the shift 'rotation' began",
                        "no better challenger was promoted, though the shift cost 50.0 points of accuracy");
    }

    @Test
    void shouldWriteTheReportWithNullForWhatThereWasNot() throws IOException {
        // Given
        Files.delete(journal.resolve(JournalFile.ALERTS.name()));

        // When
        String json = new String(Json.write(report()), StandardCharsets.UTF_8);

        // Then
        assertThat(json).contains("\"alert\":null", "\"latencyMs\":{\"p50\":", "\"trigger\":{\"id\":\"t\"");
    }

    private DemoReport report() {
        return Summary.of(journal, JournalOfAStory.TRAINING, "rotation").report();
    }

    private void edit(JournalFile<?> file, Edit edit) throws IOException {
        Path path = journal.resolve(file.name());
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        edit.apply(lines);
        Files.write(path, lines);
    }

    private interface Edit {
        void apply(List<String> lines);
    }
}
