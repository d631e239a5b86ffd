package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;
import static io.plumbline.contract.rejection.RejectionReason.EMPTY;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.UNKNOWN_FORMAT;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.rejection.RejectionReason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class ImageRejectionTest {

    private static final InputShape SHAPE = InputShape.grey(28, 28);
    private static final DecodeLimits LIMITS = new DecodeLimits(20_000, 1_000_000, 20);
    private static final byte[] NOTHING = {};

    static Stream<Arguments> rejected() throws IOException {
        ImageEncoder encoder = new ImageEncoder(SHAPE);
        byte[] pixels = TestImages.blob(SHAPE, 1);
        byte[] png = encoder.encode(pixels, ContentType.PNG).value();
        byte[] bmp = encoder.encode(pixels, ContentType.BMP).value();
        InputShape larger = InputShape.grey(28, 29);
        byte[] largerPng = new ImageEncoder(larger)
                .encode(TestImages.blob(larger, 1), ContentType.PNG)
                .value();
        byte[] bmpWithJpegInside = bmp.clone();
        bmpWithJpegInside[30] = 4;
        return Stream.of(
                arguments("no value", null, null, EMPTY, "no value"),
                arguments("no bytes", NOTHING, null, EMPTY, "no bytes"),
                arguments("no bytes, declared raw", NOTHING, ContentType.RAW.mediaType(), EMPTY, "no bytes"),
                arguments("too many bytes", new byte[20_001], null, TOO_LARGE, "20001 bytes; at most 20000"),
                arguments("unknown magic", new byte[784], null, UNKNOWN_FORMAT, "application/octet-stream"),
                arguments("unknown type", png, "image/webp", UNKNOWN_FORMAT, "'image/webp'"),
                arguments("other than declared", png, "image/jpeg", CORRUPT, "Declared as image/jpeg"),
                arguments("raw, a byte short", new byte[783], "application/octet-stream", WRONG_SIZE, "783 raw bytes"),
                arguments("another width", largerPng, "image/png", WRONG_SIZE, "Found 29×28 pixels"),
                arguments("an embedded image", bmpWithJpegInside, null, UNKNOWN_FORMAT, "embedded"),
                arguments(
                        "a bomb",
                        EncodedFiles.png(60_000, 60_000, "", NOTHING, NOTHING),
                        null,
                        TOO_LARGE,
                        "60000×60000"),
                arguments("no width", EncodedFiles.png(0, 28, "", NOTHING, NOTHING), null, CORRUPT, ""),
                arguments("negative", EncodedFiles.png(-1, 28, "", NOTHING, NOTHING), null, CORRUPT, ""),
                arguments("no image data", EncodedFiles.png(28, 28, "", NOTHING, NOTHING), null, CORRUPT, "image/png"),
                arguments("magic alone", Arrays.copyOf(png, 8), null, CORRUPT, "it has 8 bytes"),
                arguments("four colours", CmykJpeg.grey(28, 28), null, UNKNOWN_FORMAT, "neither grey nor"));
    }

    private static Arguments arguments(
            String what, byte[] value, String declared, RejectionReason reason, String detail) {
        return Arguments.of(what, EncodedImage.of(value, Optional.ofNullable(declared)), reason, detail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rejected(String what, EncodedImage image, RejectionReason reason, String detail) {
        // Given
        PixelBatch batch = TestImages.blobs(SHAPE, 1, 1);

        // When
        ImageRejected rejected = rejection(image, batch);

        // Then
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.detail()).contains(detail);
        assertThat(batch.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            mode = Mode.EXCLUDE,
            names = {"RAW"})
    void shouldRejectWhatIsCutOff(ContentType type) {
        // Given
        byte[] whole =
                new ImageEncoder(SHAPE).encode(TestImages.blob(SHAPE, 1), type).value();

        for (int length = 3; length < whole.length * 3 / 4; length += 7) {
            // When
            ImageRejected rejected =
                    rejection(EncodedImage.of(Arrays.copyOf(whole, length), type), PixelBatch.allocate(SHAPE, 1));

            // Then
            assertThat(rejected).as("%d of %d bytes", length, whole.length).isNotNull();
            assertThat(rejected.reason()).isEqualTo(CORRUPT);
        }
    }

    @Test
    void shouldReadByDefaultWhateverTheTopicOfImagesTakes() {
        // Given
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
        PixelBatch batch = PixelBatch.allocate(SHAPE, 1);
        EncodedImage largest = EncodedImage.of(new byte[8_388_608], ContentType.RAW);
        EncodedImage larger = EncodedImage.of(new byte[8_388_609], ContentType.RAW);

        // When
        ImageRejected read = catchThrowableOfType(ImageRejected.class, () -> decoder.decode(largest, batch));
        ImageRejected tooLarge = catchThrowableOfType(ImageRejected.class, () -> decoder.decode(larger, batch));

        // Then
        assertThat(read.reason()).isEqualTo(WRONG_SIZE);
        assertThat(tooLarge.reason()).isEqualTo(TOO_LARGE);
    }

    @Test
    void shouldHoldToItsLimitsWhereOtherSizesAreScaled() throws IOException {
        // Given
        PixelBatch batch = PixelBatch.allocate(SHAPE, 1);
        EncodedImage bomb = EncodedImage.of(EncodedFiles.png(1_001, 1_000, "", NOTHING, NOTHING), ContentType.PNG);
        EncodedImage raw = EncodedImage.of(new byte[783], ContentType.RAW);

        // When
        ImageRejected tooLarge = scaling(bomb, batch);
        ImageRejected wrongSize = scaling(raw, batch);

        // Then
        assertThat(tooLarge.reason()).isEqualTo(TOO_LARGE);
        assertThat(tooLarge.detail()).contains("1001×1000 pixels; at most 1000000");
        assertThat(wrongSize.reason()).isEqualTo(WRONG_SIZE);
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void shouldNotInflateMetadata() throws ImageRejected, IOException {
        // Given: 100 MB of text in a chunk of some 100 KB
        byte[] inflated = new byte[100_000_000];
        byte[] text = EncodedFiles.deflate(inflated);
        byte[] chunk = new byte[text.length + 3];
        chunk[0] = 'a';
        System.arraycopy(text, 0, chunk, 3, text.length);
        byte[] rows = new byte[28 * 29];
        byte[] png = EncodedFiles.png(28, 28, "zTXt", chunk, rows);
        PixelBatch batch = PixelBatch.allocate(SHAPE, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        // When
        new ImageDecoder(DecodeLimits.defaults()).decode(EncodedImage.of(png, ContentType.PNG), batch);

        // Then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
        assertThat(batch.size()).isEqualTo(1);
    }

    private static ImageRejected scaling(EncodedImage image, PixelBatch batch) {
        return catchThrowableOfType(
                ImageRejected.class, () -> new ImageDecoder(LIMITS).decode(image, OtherSizes.SCALED, batch));
    }

    private static ImageRejected rejection(EncodedImage image, PixelBatch batch) {
        return catchThrowableOfType(ImageRejected.class, () -> new ImageDecoder(LIMITS).decode(image, batch));
    }
}
