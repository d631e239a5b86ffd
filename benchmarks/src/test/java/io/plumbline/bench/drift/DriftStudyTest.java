package io.plumbline.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.contract.json.Json;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest study there is, on bars in ten places: it tries whether everything works, and no more. */
class DriftStudyTest {

    private static final InputShape SHAPE = InputShape.grey(28, 28);
    private static final int IMAGES = 2_000;

    private static Findings findings;

    /** A bar in one of ten places for each class, on black, with a brightness of its own. */
    private static LabelledImages bars() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] pixels = new byte[IMAGES * SHAPE.sizeBytes()];
        int[] labels = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = random.nextInt(FashionMnist.LABELS.size());
            int level = 60 + random.nextInt(180);
            for (int p = 0; p < SHAPE.sizeBytes(); p++) {
                boolean inBar = p / SHAPE.width() / 2 == labels[i] + 2;
                pixels[i * SHAPE.sizeBytes() + p] = (byte) (inBar ? level + random.nextInt(15) : 0);
            }
        }
        return LabelledImages.of(SHAPE, FashionMnist.LABELS, pixels, labels);
    }

    @BeforeAll
    static void study() {
        try (Workers workers = new Workers(2, (what, share) -> {})) {
            findings = new DriftStudy(StudySettings.smoke(), 1, workers, Optional.empty())
                    .run(bars(), true, Clock.systemUTC());
        }
    }

    @Test
    void shouldWriteAPageWithPlotsThatAreXml(@TempDir Path directory) throws Exception {
        // Given
        Path page = directory.resolve("STUDY.md");
        // When
        new StudyDocument(findings).writeTo(page);
        // Then
        assertThat(page).content().contains("| e-detector |", "| naive KS, p < .05 |", "| dummy", "study/delay.svg");
        for (String plot : List.of("run-length", "delay", "power")) {
            Path svg = directory.resolve("study").resolve(plot + ".svg");
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(svg.toFile())
                            .getElementsByTagName("circle")
                            .getLength())
                    .as(plot)
                    .isGreaterThan(2);
        }
    }

    @Test
    void shouldReportEachFigureWithItsStandardError() {
        // When
        JsonNode report = Json.read(Json.writeIndented(DriftReport.of(findings)), JsonNode.class);
        // Then
        assertThat(report.at("/runLength/rollingKs").asDouble()).isPositive();
        assertThat(report.at("/runLength/eDetector/images").asLong())
                .isGreaterThanOrEqualTo(2 * StudySettings.smoke().healthyImages());
        assertThat(report.at("/delay/rollingKs").size()).isEqualTo(StudyShift.values().length);
        assertThat(report.at("/delay/eDetectorStandardError").size()).isEqualTo(StudyShift.values().length);
        assertThat(report.at("/delay/eDetector/blur").asDouble()).isBetween(1.0, 1_050.0);
        assertThat(report.at("/power/all/50").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.at("/power/probabilities/10").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.at("/falseAlarmRate").asDouble()).isBetween(0.0, .5);
        assertThat(report.at("/attribution").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.at("/estimatedAccuracyError").asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(report.at("/outliers/noise").asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(report.at("/nanosPerPrediction").asDouble()).isPositive();
    }
}
