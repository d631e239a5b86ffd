package io.plumbline.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.image.ContentType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ImageDecoderTest {

    private static final InputShape GREY = InputShape.grey(28, 20);
    private static final InputShape COLOUR = new InputShape(3, 28, 20);

    @ParameterizedTest
    @EnumSource(value = ContentType.class, mode = Mode.EXCLUDE, names = "JPEG")
    void shouldGiveBackGreyPixelsExactly(ContentType type) throws ImageRejected {
        // Given
        byte[] pixels = TestImages.blob(GREY, 1);
        EncodedImage encoded = new ImageEncoder(GREY).encode(pixels, type);

        // When
        byte[] decoded = decode(encoded, GREY);

        // Then
        assertThat(decoded).isEqualTo(pixels);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"PNG", "BMP", "RAW"})
    void shouldGiveBackColoursExactly(ContentType type) throws ImageRejected {
        // Given
        byte[] pixels = TestImages.blob(COLOUR, 1);
        EncodedImage encoded = new ImageEncoder(COLOUR).encode(pixels, type);

        // When
        byte[] decoded = decode(encoded, COLOUR);

        // Then
        assertThat(decoded).isEqualTo(pixels);
    }

    @Test
    void shouldGiveBackJpegPixelsNearly() throws ImageRejected {
        // Given
        byte[] pixels = new byte[GREY.sizeBytes()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 20 * 10);
        }

        // When
        byte[] decoded = decode(new ImageEncoder(GREY).encode(pixels, ContentType.JPEG), GREY);

        // Then
        for (int i = 0; i < pixels.length; i++) {
            assertThat(decoded[i] & 0xFF).isCloseTo(pixels[i] & 0xFF, within(8));
        }
    }

    @ParameterizedTest
    @EnumSource(value = ContentType.class, mode = Mode.EXCLUDE, names = "RAW")
    void shouldTellTheEncodingByItsMagicBytes(ContentType type) throws ImageRejected {
        // Given
        EncodedImage declared = new ImageEncoder(GREY).encode(TestImages.blob(GREY, 1), type);
        EncodedImage undeclared = EncodedImage.of(declared.value(), Optional.empty());

        // When
        byte[] decoded = decode(undeclared, GREY);

        // Then
        assertThat(decoded).isEqualTo(decode(declared, GREY));
    }

    @Test
    void shouldTurnColoursIntoLuma() throws ImageRejected, IOException {
        // Given
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        image.setRGB(1, 0, Color.GREEN.getRGB());
        image.setRGB(2, 0, Color.BLUE.getRGB());

        // When
        byte[] decoded = decode(EncodedFiles.write(image, "png"), InputShape.grey(1, 3));

        // Then: .299, .587 and .114 of 255
        assertThat(decoded).containsExactly(76, 150, 29);
    }

    @Test
    void shouldRepeatGreyForThreeChannels() throws ImageRejected {
        // Given
        byte[] pixels = TestImages.blob(GREY, 1);
        EncodedImage encoded = new ImageEncoder(GREY).encode(pixels, ContentType.PNG);

        // When
        byte[] decoded = decode(encoded, COLOUR);

        // Then
        for (int i = 0; i < decoded.length; i++) {
            assertThat(decoded[i]).isEqualTo(pixels[i % pixels.length]);
        }
    }

    @Test
    void shouldLayTransparentPixelsOverBlack() throws ImageRejected, IOException {
        // Given
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, new Color(200, 200, 200, 255).getRGB());
        image.setRGB(1, 0, new Color(200, 200, 200, 51).getRGB());
        image.setRGB(2, 0, new Color(200, 200, 200, 0).getRGB());

        // When
        byte[] decoded = decode(EncodedFiles.write(image, "png"), InputShape.grey(1, 3));

        // Then
        assertThat(decoded).containsExactly((byte) 200, (byte) 40, (byte) 0);
    }

    @Test
    void shouldRoundSixteenBitsToEight() throws ImageRejected, IOException {
        // Given
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 0x7F90, 0xFFFF});

        // When
        byte[] decoded = decode(EncodedFiles.write(image, "png"), InputShape.grey(1, 3));

        // Then: 0x7F90 / 257 = 127.07
        assertThat(decoded).containsExactly((byte) 0, (byte) 127, (byte) 255);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"PNG", "GIF"})
    void shouldLookUpPalettes(ContentType type) throws ImageRejected, IOException {
        // Given
        BufferedImage image = EncodedFiles.palette(new Color(10, 20, 30), new Color(250, 240, 230));

        // When
        byte[] decoded =
                decode(EncodedFiles.write(image, type.name().toLowerCase(Locale.ROOT)), new InputShape(3, 1, 2));

        // Then
        assertThat(decoded).containsExactly(10, (byte) 250, 20, (byte) 240, 30, (byte) 230);
    }

    @Test
    void shouldStretchFiveBitsToEight() throws ImageRejected, IOException {
        // Given
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_555_RGB);
        image.setRGB(0, 0, Color.WHITE.getRGB());
        image.setRGB(1, 0, Color.BLACK.getRGB());

        // When
        byte[] decoded = decode(EncodedFiles.write(image, "bmp"), InputShape.grey(1, 2));

        // Then
        assertThat(decoded).containsExactly((byte) 255, (byte) 0);
    }

    // Large enough to be converted in several strips.
    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"PNG", "BMP"})
    void shouldScaleOtherSizesWhereThatIsAskedFor(ContentType type) throws ImageRejected {
        // Given
        InputShape photo = new InputShape(3, 301, 503);
        byte[] pixels = TestImages.blob(photo, 1);
        EncodedImage encoded = new ImageEncoder(photo).encode(pixels, type);

        // When
        byte[] decoded = decode(encoded, OtherSizes.SCALED, COLOUR);

        // Then
        assertThat(decode(encoded, photo)).isEqualTo(pixels);
        assertThat(decoded).isEqualTo(PixelScaling.scale(pixels, 301, 503, COLOUR));
    }

    @Test
    void shouldNotScaleWhatHasTheSize() throws ImageRejected {
        // Given
        byte[] pixels = TestImages.blob(GREY, 1);
        EncodedImage encoded = new ImageEncoder(GREY).encode(pixels, ContentType.PNG);

        // When
        byte[] decoded = decode(encoded, OtherSizes.SCALED, GREY);

        // Then
        assertThat(decoded).isEqualTo(pixels);
    }

    @Test
    void shouldTakeImagesThatAreWiderThanAnyModel() throws ImageRejected, IOException {
        // Given
        BufferedImage wide = new BufferedImage(10_000, 3, BufferedImage.TYPE_BYTE_GRAY);

        // When
        byte[] decoded =
                decode(EncodedImage.of(EncodedFiles.write(wide, "png"), Optional.empty()), OtherSizes.SCALED, GREY);

        // Then
        assertThat(decoded).containsOnly(0);
    }

    private static byte[] decode(byte[] file, InputShape shape) throws ImageRejected {
        return decode(EncodedImage.of(file, Optional.empty()), shape);
    }

    private static byte[] decode(EncodedImage image, InputShape shape) throws ImageRejected {
        return decode(image, OtherSizes.REJECTED, shape);
    }

    private static byte[] decode(EncodedImage image, OtherSizes others, InputShape shape) throws ImageRejected {
        PixelBatch batch = PixelBatch.allocate(shape, 1);
        new ImageDecoder(DecodeLimits.defaults()).decode(image, others, batch);
        byte[] pixels = new byte[shape.sizeBytes()];
        batch.read(0, pixels);
        return pixels;
    }
}
