package io.plumbline.trainer.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StrataTest {

    private static final SplitSizes SIZES = new SplitSizes(300, 50, 70, 100, 40);

    @Property(tries = 100)
    void shouldGiveEachPartItsShareOfEachClass(@ForAll long seed) {
        // Given
        LabelledImages pool = pool(600, 400);

        // When
        DataSplit split = DataSplit.of(pool, SIZES, seed, SplitMethod.STRATIFIED);

        // Then
        Set<Integer> seen = new HashSet<>();
        for (Part part : Part.values()) {
            IntStream.of(split.indices(part))
                    .forEach(index -> assertThat(seen.add(index)).isTrue());
            int[] counts = split.images(part).classCounts();
            assertThat(counts[0])
                    .isBetween((int) Math.floor(SIZES.of(part) * 0.6) - 1, (int) Math.ceil(SIZES.of(part) * 0.6) + 1);
        }
        assertThat(seen).hasSize((int) SIZES.total());
    }

    @Test
    void shouldMixTheClassesWithinAPart() {
        // Given
        LabelledImages pool = pool(500, 500);

        // When
        LabelledImages training =
                DataSplit.of(pool, SIZES, 3, SplitMethod.STRATIFIED).images(Part.TRAINING);

        // Then
        long changes = IntStream.range(1, training.size())
                .filter(i -> training.label(i) != training.label(i - 1))
                .count();
        assertThat(changes).isBetween(110L, 190L);
    }

    @Test
    void shouldGiveTheSamePartsForTheSameSeedAndOthersForAnother() {
        // Given
        LabelledImages pool = pool(600, 400);

        // When
        int[] once = DataSplit.of(pool, SIZES, 3, SplitMethod.STRATIFIED).indices(Part.TEST);

        // Then
        assertThat(DataSplit.of(pool, SIZES, 3, SplitMethod.STRATIFIED).indices(Part.TEST))
                .isEqualTo(once);
        assertThat(DataSplit.of(pool, SIZES, 4, SplitMethod.STRATIFIED).indices(Part.TEST))
                .isNotEqualTo(once);
    }

    @Test
    void shouldFindImagesThatAreInTwoParts() {
        // Given
        LabelledImages pool = pool(600, 400);
        DataSplit split = DataSplit.of(pool, SIZES, 3, SplitMethod.SHUFFLED);
        int learnt = split.indices(Part.TRAINING)[0];
        int[] order = IntStream.range(0, pool.size()).toArray();
        order[split.indices(Part.TEST)[0]] = learnt;
        order[split.indices(Part.TEST)[1]] = learnt;
        order[split.indices(Part.TRAINING)[1]] = learnt;

        // When
        Duplicates duplicates = Duplicates.in(DataSplit.of(pool.select(order), SIZES, 3, SplitMethod.SHUFFLED));

        // Then
        assertThat(duplicates.count(Part.TEST, Part.TRAINING)).isEqualTo(2);
        assertThat(duplicates.settings()).isEqualTo(Map.of("duplicates.test.training", "2"));
        assertThat(duplicates.lines()).containsExactly("2 of the test images are among the training images too");
    }

    /** Images that are all different, first those of class 0. */
    private static LabelledImages pool(int zeros, int ones) {
        InputShape shape = InputShape.grey(1, 4);
        byte[] pixels = new byte[(zeros + ones) * shape.sizeBytes()];
        int[] labels = new int[zeros + ones];
        for (int i = 0; i < labels.length; i++) {
            pixels[4 * i] = (byte) i;
            pixels[4 * i + 1] = (byte) (i >> 8);
            labels[i] = i < zeros ? 0 : 1;
        }
        return LabelledImages.of(shape, List.of("zero", "one"), pixels, labels);
    }
}
