package io.plumbline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.LearningOptions;
import io.plumbline.app.command.Typed;
import io.plumbline.app.demo.feed.Labelling;
import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.app.demo.report.Summary;
import io.plumbline.app.shift.ShiftName;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.split.SplitSizes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story at a smaller size: fewer images, the dense network, and every real part. */
class StoryIT {

    @TempDir
    private Path directory;

    @Test
    void shouldTellTheWholeStory() throws Exception {
        // Given
        Path journal = directory.resolve("journal");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Summary summary;

        // When
        try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
                Demo demo = new Demo(small(), directory, journal, out)) {
            summary = demo.play();
        }

        // Then
        assertThat(summary.missing()).as(told.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(summary.report().images())
                .isEqualTo(JournalFile.IMAGES.read(journal).size());
        assertThat(summary.report().verdict().promoted()).isTrue();
        assertThat(summary.report().models()).hasSize(2);
        assertThat(Files.exists(journal.resolve(JournalFile.REPORTS.name()))).isTrue();
    }

    private static DemoSettings small() {
        StorySettings story =
                new StorySettings(ShiftName.ROTATION, Labelling.TRUE, 4_000, 1_500, 400, 1_500, Duration.ofMinutes(2));
        return new DemoSettings(
                Optional.empty(),
                false,
                FashionMnist.onThisMachine(Optional.empty()).folder(),
                Typed.with(new LearningOptions(), "--model", "mlp", "--epochs", "2")
                        .given(),
                new SplitSizes(10_000, 2_000, 2_000, 6_000, 20_000),
                "png:1,jpeg:1,raw:2",
                List.of("--labelled", "1200", "--images-per-epoch", "4000", "--epochs", "3"),
                story,
                false);
    }
}
