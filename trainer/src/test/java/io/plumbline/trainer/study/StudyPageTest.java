package io.plumbline.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.document.Page;
import io.plumbline.trainer.study.RateChoice.Tried;
import io.plumbline.trainer.study.StudyFindings.Circumstances;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyPageTest {

    @Test
    void shouldSayWhereResultsDifferFromTheTextbook() {
        // Given
        StudyFindings findings = findings(new double[] {0.90, 0.91, 0.90}, new double[] {0.84, 0.85, 0.85});

        // When
        String text = StudyPage.of(findings).text();

        // Then
        assertThat(text)
                .contains("Of 4 things that textbooks say, 1 came out the other way round, 3 were not seen")
                .contains(
                        "which says that batch norm ends more accurate than no batch norm: here it is the other way round")
                .containsPattern("no batch norm +0.01 .*0.9033 ± 0.0058");
    }

    @Test
    void shouldSayWhereResultsAreAsInTheTextbook() {
        // Given
        StudyFindings findings = findings(new double[] {0.84, 0.85, 0.85}, new double[] {0.90, 0.91, 0.90});

        // When
        String text = StudyPage.of(findings).text();

        // Then
        assertThat(text).contains("As in the textbook: batch norm ends more accurate than no batch norm");
    }

    @Test
    void shouldStandOnItsOwnAsHtml() {
        // Given
        Page page = StudyPage.of(findings(new double[] {0.9, 0.9, 0.8}, new double[] {0.9, 0.8, 0.9}));

        // When
        String html = page.html();

        // Then
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<svg", "<table>", "Validation accuracy by epoch", "(chosen)")
                .doesNotContain("src=", "href=", "<script", "@import");
    }

    @Test
    void shouldTellHowRatesWereChosen() {
        // Given
        StudyFindings findings = findings(new double[] {0.9, 0.9, 0.8}, new double[] {0.9, 0.8, 0.9});

        // When
        String markdown = StudyPage.of(findings).markdown("studies");

        // Then
        assertThat(markdown)
                .contains("![Validation accuracy by epoch](studies/batchnorm.svg)")
                .contains("| no batch norm | 0.001: 0.500 | 0.01: 0.400 (chosen) |")
                .contains("The best is the lowest or the highest that was tried for no batch norm");
    }

    private static StudyFindings findings(double[] without, double[] with) {
        Study study = Study.of(StudyName.BATCHNORM);
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        trials.put("no batch norm", Trials.withTestAccuracies("no batch norm", without));
        trials.put("batch norm", Trials.withTestAccuracies("batch norm", with));
        List<RateChoice> choices =
                List.of(new RateChoice("no batch norm", List.of(new Tried(0.001, 0.5), new Tried(0.01, 0.4))));
        Circumstances circumstances =
                new Circumstances("0123456789abcdef", 100, 50, 50, 2, 3, 2, "17", "2026-11-29T00:00:00Z", 60);
        return new StudyFindings(study, choices, trials, circumstances);
    }
}
