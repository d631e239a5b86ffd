package io.plumbline.app.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.shift.Blur;
import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Rotation;
import io.plumbline.trainer.shift.Shift;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShiftNameTest {

    private static final int SIDE = 28;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CLASSES"})
    void shouldChangeTheImageAndLeaveTheOneGiven(ShiftName name) {
        // Given
        Plane image = slope();
        byte[] before = image.pixels();

        // When
        Plane shifted = name.shift().apply(image, new SplittableRandom(1));

        // Then
        assertThat(shifted.pixels()).isNotEqualTo(before).hasSameSizeAs(before);
        assertThat(image.pixels()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRepeatItselfWithTheSameSeed(ShiftName name) {
        // Given
        Plane once = name.shift().apply(slope(), new SplittableRandom(7));

        // When
        Plane again = name.shift().apply(slope(), new SplittableRandom(7));

        // Then
        assertThat(again.pixels()).isEqualTo(once.pixels());
    }

    @Test
    void shouldTurnAnImageBackByTheOppositeRotation() {
        // Given
        Plane image = spot(10, 14);

        // When
        Plane turned = new Rotation(90).apply(image, new SplittableRandom(1));

        // Then: a spot above the middle goes to the left of it, counter-clockwise
        assertThat(brightest(turned)).isEqualTo(13 << 8 | 10);
    }

    @Test
    void shouldKeepTheLightWhenBlurring() {
        // Given
        Plane image = spot(14, 14);

        // When
        Plane blurred = new Blur(1.2).apply(image, new SplittableRandom(1));

        // Then: 255 spread over pixels, each rounded
        assertThat(sum(blurred)).isBetween(235, 275);
    }

    @Test
    void shouldLetHalfOfTheRareClassesThrough() {
        // Given
        Shift classes = ShiftName.CLASSES.shift();
        SplittableRandom random = new SplittableRandom(3);
        int rare = 0;
        int common = 0;

        // When
        for (int i = 0; i < 10_000; i++) {
            rare += classes.lets(0, random) ? 1 : 0;
            common += classes.lets(9, random) ? 1 : 0;
        }

        // Then
        assertThat(rare).isBetween(4_800, 5_200);
        assertThat(common).isEqualTo(10_000);
    }

    private static Plane slope() {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % SIDE * 9);
        }
        return Plane.of(pixels, SIDE, SIDE);
    }

    private static Plane spot(int row, int column) {
        byte[] pixels = new byte[SIDE * SIDE];
        pixels[row * SIDE + column] = (byte) 255;
        return Plane.of(pixels, SIDE, SIDE);
    }

    /** Row and column of the brightest pixel, as row · 256 + column. */
    private static int brightest(Plane plane) {
        int best = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                if (plane.at(row, column) > plane.at(best >> 8, best & 255)) {
                    best = row << 8 | column;
                }
            }
        }
        return best;
    }

    private static int sum(Plane plane) {
        int sum = 0;
        for (byte pixel : plane.pixels()) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return sum;
    }
}
