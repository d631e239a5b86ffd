package io.plumbline.app.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageSupplyTest {

    private static final int POOL = 100;
    private static final int HEALTHY = 60;

    @Test
    void shouldSendNoHealthyImageTwice() {
        // Given
        ImageSupply supply = supply();

        // When
        List<Integer> sent = IntStream.range(0, HEALTHY)
                .mapToObj(i -> supply.next(i < 40 ? Stage.RUSH : Stage.STEADY))
                .toList();

        // Then
        assertThat(sent).doesNotHaveDuplicates().allMatch(index -> index < HEALTHY);
    }

    @Test
    void shouldSendNothingAfterTheVerdictThatTheChallengerCouldHaveLearntFrom() {
        // Given
        ImageSupply supply = supply();
        Set<Integer> learnt = new HashSet<>();
        IntStream.range(0, 500).forEach(i -> learnt.add(supply.next(Stage.SHIFTED)));

        // When
        Set<Integer> after = new HashSet<>();
        IntStream.range(0, 500).forEach(i -> after.add(supply.next(Stage.AFTER_VERDICT)));

        // Then
        assertThat(after).isNotEmpty().doesNotContainAnyElementsOf(learnt);
    }

    @Test
    void shouldShiftImagesThatWereNotSentBeforeAsLongAsThereAreSome() {
        // Given
        ImageSupply supply = supply();

        // When
        List<Integer> shifted = IntStream.range(0, POOL - HEALTHY)
                .mapToObj(i -> supply.next(Stage.SHIFTED))
                .toList();

        // Then
        assertThat(shifted).doesNotHaveDuplicates().allMatch(index -> index >= HEALTHY);
    }

    @Test
    void shouldRefuseToKeepTheWholePoolHealthy() {
        // When, then
        assertThatThrownBy(() -> new ImageSupply(pool(), POOL))
                .hasMessage("Cannot keep 100 healthy images of a stream pool of 100: some must be left to be shifted");
    }

    private static ImageSupply supply() {
        return new ImageSupply(pool(), HEALTHY);
    }

    static LabelledImages pool() {
        int[] labels = IntStream.range(0, POOL).map(i -> i % 2).toArray();
        return LabelledImages.of(InputShape.grey(4, 4), List.of("even", "odd"), new byte[POOL * 16], labels);
    }
}
