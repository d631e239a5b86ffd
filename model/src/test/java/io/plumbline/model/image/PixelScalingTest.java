package io.plumbline.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PixelScalingTest {

    // Under a triangle of four pixels they weigh 3, 3, 1, 0 and 0, 1, 3, 3 of 7.
    @Test
    void shouldHalveByMeans() {
        // Given
        byte[] stripes = {0, 100, 0, 100};

        // When
        byte[] halved = PixelScaling.scale(stripes, 1, 4, InputShape.grey(1, 2));

        // Then
        assertThat(halved).containsExactly(43, 57);
    }

    // Pillow 13: Image.fromarray(pixels).resize((width, height), Image.Resampling.BILINEAR); it rounds between rows and
    // columns.
    @Test
    void shouldScaleAsPillowDoes() {
        // Given
        byte[] pixels =
                bytes(255, 228, 34, 121, 243, 189, 6, 131, 102, 168, 82, 193, 187, 150, 81, 243, 205, 24, 236, 8);

        // When
        byte[] smaller = PixelScaling.scale(pixels, 5, 4, InputShape.grey(3, 2));
        byte[] larger = PixelScaling.scale(pixels, 5, 4, InputShape.grey(7, 6));

        // Then
        assertNearly(smaller, 201, 93, 147, 134, 142, 130);
        assertNearly(
                larger, 255, 242, 196, 66, 78, 121, 248, 227, 174, 49, 73, 127, 203, 193, 157, 54, 89, 149, 102, 135,
                154, 96, 138, 193, 163, 159, 143, 94, 155, 229, 195, 146, 104, 139, 145, 142, 205, 115, 59, 201, 122,
                8);
    }

    @Test
    void shouldLeaveAsItIsWhatHasTheSize() {
        // Given
        byte[] pixels = {1, 2, 3, 4};

        // When
        byte[] scaled = PixelScaling.scale(pixels, 2, 2, InputShape.grey(2, 2));

        // Then
        assertThat(scaled).isSameAs(pixels);
    }

    @Test
    void shouldKeepOneColourInEachChannel() {
        // Given
        byte[] plain = new byte[3 * 5 * 7];
        Arrays.fill(plain, 0, 35, (byte) 200);
        Arrays.fill(plain, 35, 70, (byte) 7);

        // When
        byte[] scaled = PixelScaling.scale(plain, 5, 7, new InputShape(3, 2, 11));

        // Then
        assertThat(Arrays.copyOfRange(scaled, 0, 22)).containsOnly((byte) 200);
        assertThat(Arrays.copyOfRange(scaled, 22, 44)).containsOnly(7);
        assertThat(Arrays.copyOfRange(scaled, 44, 66)).containsOnly(0);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void assertNearly(byte[] scaled, int... expected) {
        assertThat(scaled).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Byte.toUnsignedInt(scaled[i])).as("pixel %d", i).isCloseTo(expected[i], within(1));
        }
    }
}
