package io.plumbline.bench.drift.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.shift.Plane;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageChangeTest {

    private static final int SIDE = 28;

    private static Plane slope() {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (40 + 5 * (i % SIDE) + i / SIDE);
        }
        return Plane.of(pixels, SIDE, SIDE);
    }

    @ParameterizedTest
    @EnumSource
    void shouldDoTheSameWithTheSameSeed(ImageChange change) {
        // Given
        byte[] once = change.shift().apply(slope(), new SplittableRandom(7)).pixels();
        // When
        byte[] again = change.shift().apply(slope(), new SplittableRandom(7)).pixels();
        // Then
        assertThat(again).isEqualTo(once);
        if (change != ImageChange.NONE) {
            assertThat(once).isNotEqualTo(slope().pixels());
        }
    }

    @Test
    void shouldCoverASquareSomewhereElseEachTime() {
        // Given
        RandomPatch patch = new RandomPatch(6);
        SplittableRandom random = new SplittableRandom(1);
        Plane first = patch.apply(slope(), random);
        // When
        Plane second = patch.apply(slope(), random);
        // Then
        assertThat(black(first)).isEqualTo(36);
        assertThat(black(second)).isEqualTo(36);
        assertThat(second.pixels()).isNotEqualTo(first.pixels());
    }

    private static int black(Plane image) {
        int black = 0;
        for (byte pixel : image.pixels()) {
            black += pixel == 0 ? 1 : 0;
        }
        return black;
    }

    @Test
    void shouldLeaveAnImageAsItIsWhereNothingMayMove() {
        // Given
        RandomTransform still = new RandomTransform(0, 0, 0);
        // When
        Plane same = still.apply(slope(), new SplittableRandom(1));
        // Then
        assertThat(same.pixels()).isEqualTo(slope().pixels());
    }
}
