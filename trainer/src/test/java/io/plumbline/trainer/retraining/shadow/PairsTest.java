package io.plumbline.trainer.retraining.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.evaluation.McNemar;
import org.junit.jupiter.api.Test;

class PairsTest {

    private final Pairs pairs = new Pairs(4);

    @Test
    void shouldCompareOnlyWhatBothScoredAndALabelTells() {
        // Given
        pairs.serving("a", "boot");
        pairs.shadow("a", "bag");
        pairs.truth("b", "boot");
        pairs.shadow("b", "boot");
        pairs.serving("c", "boot");
        pairs.shadow("d", "boot");

        // When
        pairs.truth("a", "bag");
        pairs.serving("b", "bag");

        // Then
        assertThat(pairs.both()).isEqualTo(2);
        assertThat(pairs.labelled()).contains(new Comparison(2, 0, 1, 0, 2, McNemar.pValue(0, 2)));
    }

    @Test
    void shouldCountTheFirstRecordOfAKindOnly() {
        // Given
        pairs.serving("a", "boot");
        pairs.serving("a", "bag");
        pairs.truth("a", "boot");
        pairs.truth("a", "bag");

        // When
        pairs.shadow("a", "boot");

        // Then
        assertThat(pairs.both()).isEqualTo(1);
        assertThat(pairs.labelled())
                .hasValueSatisfying(both -> assertThat(both.championAccuracy()).isEqualTo(1));
    }

    /** With the oldest forgotten instead, no label would meet its image. */
    @Test
    void shouldCompareSomeOfManyImagesHoweverLateTheirLabelsAre() {
        // Given
        Pairs few = new Pairs(1_000);
        for (int i = 0; i < 100_000; i++) {
            few.serving("images-0-" + i, "boot");
            few.shadow("images-0-" + i, i % 4 == 0 ? "bag" : "boot");
        }

        // When
        for (int i = 0; i < 100_000; i++) {
            few.truth("images-0-" + i, "boot");
        }

        // Then
        assertThat(few.both()).isBetween(90_000L, 110_000L);
        assertThat(few.labelled()).hasValueSatisfying(compared -> {
            assertThat(compared.images()).isBetween(400L, 1_000L);
            assertThat(compared.championAccuracy()).isEqualTo(1);
            assertThat(compared.challengerAccuracy()).isBetween(0.68, 0.82);
        });
    }
}
