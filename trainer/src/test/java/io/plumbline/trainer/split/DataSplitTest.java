package io.plumbline.trainer.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.trainer.NumberedImages;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DataSplitTest {

    @Property(tries = 200)
    void shouldNeverGiveAnImageToTwoParts(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int training,
            @ForAll @IntRange(min = 1, max = 10) int validation,
            @ForAll @IntRange(min = 1, max = 10) int reference,
            @ForAll @IntRange(min = 0, max = 30) int stream) {
        // Given
        LabelledImages pool = NumberedImages.of(100);
        SplitSizes sizes = new SplitSizes(training, validation, 5, reference, stream);

        // When
        DataSplit split = DataSplit.of(pool, sizes, seed);

        // Then
        Set<Integer> seen = new HashSet<>();
        for (Part part : Part.values()) {
            LabelledImages images = split.images(part);
            assertThat(images.size()).isEqualTo(sizes.of(part));
            for (int i = 0; i < images.size(); i++) {
                assertThat(seen.add(NumberedImages.numberOf(images, i))).isTrue();
            }
        }
    }

    @Property(tries = 50)
    void shouldGiveTheSamePartsForTheSameSeed(@ForAll long seed) {
        // Given
        LabelledImages pool = NumberedImages.of(100);
        SplitSizes sizes = new SplitSizes(50, 10, 10, 20, 10);

        // When
        DataSplit again = DataSplit.of(pool, sizes, seed);

        // Then
        DataSplit once = DataSplit.of(pool, sizes, seed);
        for (Part part : Part.values()) {
            assertThat(again.indices(part)).isEqualTo(once.indices(part));
        }
    }

    @Test
    void shouldShuffleTrainingAndTestImagesOfThePoolTogether() {
        // Given
        LabelledImages pool = NumberedImages.of(200);

        // When
        DataSplit split = DataSplit.of(pool, new SplitSizes(100, 10, 10, 60, 20), 1);

        // Then
        long fromTheFirstHalf = Arrays.stream(split.indices(Part.REFERENCE))
                .filter(i -> i < 100)
                .count();
        assertThat(fromTheFirstHalf).isBetween(15L, 45L);
        assertThat(split.indices(Part.TRAINING))
                .isNotEqualTo(DataSplit.of(pool, split.sizes(), 2).indices(Part.TRAINING));
    }

    @Test
    void shouldRefusePartsThatThePoolCannotFill() {
        // Given
        LabelledImages pool = NumberedImages.of(100);

        // When
        var splitting = assertThatThrownBy(() -> DataSplit.of(pool, SplitSizes.defaults(), 1));

        // Then
        splitting
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000")
                .hasMessageContaining("100");
    }

    @Test
    void shouldPrintTheBudget() {
        // Given
        DataSplit split = DataSplit.of(NumberedImages.of(100), new SplitSizes(50, 10, 10, 20, 5), 7);

        // When
        String budget = split.budget();

        // Then
        assertThat(budget.lines())
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).startsWith("reference").contains(" 20 "))
                .last()
                .asString()
                .contains("95", "100", "seed 7");
    }
}
