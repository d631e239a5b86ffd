package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.UNKNOWN_FORMAT;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;
import static io.plumbline.model.image.EncodedFiles.chunk;
import static io.plumbline.model.image.EncodedFiles.deflate;
import static io.plumbline.model.image.EncodedFiles.insert;
import static io.plumbline.model.image.EncodedFiles.segment;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.rejection.RejectionReason;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that someone made with care so that a decoder suffers. Each costs little, whatever comes of it. */
class HostileFileTest {

    private static final InputShape SHAPE = InputShape.grey(28, 28);
    private static final int AFTER_PNG_HEADER = 33;
    private static final int AFTER_JPEG_START = 2;
    private static final byte[] NOTHING = {};
    private static final byte[] MANY_BYTES = new byte[50_000_000];
    private static final long MOST_ALLOCATED_BYTES = 24_000_000;

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
    private final PixelBatch batch = PixelBatch.allocate(SHAPE, 1);

    static Stream<Arguments> harmless() throws IOException {
        byte[] png = sound(ContentType.PNG);
        byte[] palettePng = paletteImage("png");
        byte[] jpeg = sound(ContentType.JPEG);
        byte[] gif = sound(ContentType.GIF);
        byte[] text = insert("a\0\0".getBytes(ISO_8859_1), 3, deflate(MANY_BYTES));
        byte[] international = insert("a\0\1\0\0\0".getBytes(ISO_8859_1), 6, deflate(MANY_BYTES));
        byte[] exif = insert("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0".getBytes(ISO_8859_1), 6);
        byte[] brokenProfile = insert("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), 14, new byte[200]);
        byte[] frames = repeat(gifFrame(gif), 20_000);
        return Stream.of(
                Arguments.of("text that inflates", insert(png, AFTER_PNG_HEADER, chunk("zTXt", text))),
                Arguments.of("beside a palette", insert(palettePng, AFTER_PNG_HEADER, chunk("zTXt", text))),
                Arguments.of("international text", insert(palettePng, AFTER_PNG_HEADER, chunk("iTXt", international))),
                Arguments.of("a profile that inflates", insert(png, AFTER_PNG_HEADER, chunk("iCCP", text))),
                Arguments.of("no profile", insert(palettePng, AFTER_PNG_HEADER, chunk("iCCP", new byte[5]))),
                Arguments.of("pixels that inflate", EncodedFiles.png(28, 28, "", NOTHING, MANY_BYTES)),
                Arguments.of("many chunks", insert(png, AFTER_PNG_HEADER, repeat(chunk("IDAT", NOTHING), 300_000))),
                Arguments.of("interlaced", EncodedFiles.writeInPasses(grey(), "png")),
                Arguments.of("PNG and more", insert(png, png.length, new byte[1_000_000])),
                Arguments.of("progressive", EncodedFiles.writeInPasses(grey(), "jpeg")),
                Arguments.of("lying on its side", insert(jpeg, AFTER_JPEG_START, segment(0xE1, exif))),
                Arguments.of("a broken profile", insert(jpeg, AFTER_JPEG_START, segment(0xE2, brokenProfile))),
                Arguments.of(
                        "8 MB of comments",
                        insert(jpeg, AFTER_JPEG_START, repeat(segment(0xFE, new byte[65_000]), 120))),
                Arguments.of("the tables of the standard", withoutTables(jpeg)),
                Arguments.of("JPEG and more", insert(jpeg, jpeg.length, jpeg)),
                Arguments.of("animated", insert(gif, gif.length - 1, frames)),
                Arguments.of("a comment without end", insert(gif, gifFrameAt(gif), gifComment(30_000))),
                Arguments.of("a profile in another file", bmpWithProfile("LINK")),
                Arguments.of("a profile that is none", bmpWithProfile("MBED")));
    }

    static Stream<Arguments> refused() throws IOException {
        byte[] png = sound(ContentType.PNG);
        byte[] jpeg = sound(ContentType.JPEG);
        byte[] gif = sound(ContentType.GIF);
        byte[] bmp = sound(ContentType.BMP);
        int frame = indexOf(jpeg, 0xC0);
        int scan = indexOf(jpeg, 0xDA);
        byte[] scans = repeat(Arrays.copyOfRange(jpeg, scan, jpeg.length - 2), 5_000);
        byte[] hugeChunk = {0x7F, -1, -1, -16, 'z', 'T', 'X', 't'};
        byte[] negativeChunk = {-1, -1, -1, -16, 'z', 'T', 'X', 't'};
        return Stream.of(
                refused("2 GB announced", insert(png, AFTER_PNG_HEADER, hugeChunk), CORRUPT, "at least 2147"),
                refused("negative length", insert(png, AFTER_PNG_HEADER, negativeChunk), CORRUPT, "4294967280 bytes"),
                refused("wrong checksum", changed(png, 50, 1), CORRUPT, "checksum"),
                refused("no header", changed(png, 12, 'J'), CORRUPT, "does not begin with a header"),
                refused("no end", Arrays.copyOf(png, png.length - 12), CORRUPT, "at least"),
                refused(
                        "unknown and needed",
                        insert(png, AFTER_PNG_HEADER, chunk("CgBI", NOTHING)),
                        CORRUPT,
                        "43674249"),
                refused("no pixels", EncodedFiles.png(28, 28, "", NOTHING, new byte[100]), CORRUPT, "image/png"),
                refused("5 000 scans", insert(jpeg, scan, scans), TOO_LARGE, "more than 100 scans"),
                refused("no height", changed(changed(jpeg, frame + 5, 0), frame + 6, 0), CORRUPT, "28×0"),
                refused("4 gigapixels", hugeJpeg(jpeg, frame), TOO_LARGE, "65535×65535"),
                refused("a tall JPEG", changed(jpeg, frame + 6, 29), WRONG_SIZE, "28×29"),
                refused("two colours", changed(jpeg, frame + 9, 2), UNKNOWN_FORMAT, "2 colours"),
                refused("four colours", CmykJpeg.grey(28, 28), UNKNOWN_FORMAT, "4 colours"),
                refused("two frames", insert(jpeg, frame, Arrays.copyOfRange(jpeg, frame, frame + 13)), CORRUPT, "two"),
                refused("a short segment", changed(changed(jpeg, 4, 0), 5, 1), CORRUPT, "has 1 bytes"),
                refused("nothing after the start", Arrays.copyOf(jpeg, 3), CORRUPT, "damaged"),
                refused("no GIF frame", Arrays.copyOf(gif, gifFrameAt(gif)), CORRUPT, "damaged"),
                refused("0×0", gifSize(gif, 0), CORRUPT, "0×0"),
                refused("a large GIF", gifSize(gif, 0xFFFF), TOO_LARGE, "65535×65535"),
                refused("another block", changed(gif, gifFrameAt(gif), 0x2D), CORRUPT, "begins with 2d"),
                refused("a deep BMP", bmpSize(bmp, 28, Integer.MIN_VALUE), TOO_LARGE, "28×2147483648"),
                refused("a negative width", bmpSize(bmp, -28, 28), CORRUPT, "-28×28"),
                refused("a PNG inside", changed(bmp, 30, 5), UNKNOWN_FORMAT, "embedded"),
                refused("RIFF", "RIFF\0\0\0\0WEBPVP8 ".getBytes(ISO_8859_1), UNKNOWN_FORMAT, "content type"),
                refused("TIFF", "II*\0\10\0\0\0".getBytes(ISO_8859_1), UNKNOWN_FORMAT, "content type"));
    }

    private static Arguments refused(String what, byte[] file, RejectionReason reason, String detail) {
        return Arguments.of(what, file, reason, detail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void shouldTakeThePixelsAndNothingElse(String what, byte[] file) throws ImageRejected {
        // Given
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        // When
        decoder.decode(EncodedImage.of(file, Optional.empty()), batch);

        // Then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED_BYTES);
        assertThat(batch.size()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void shouldSayWhatIsWrong(String what, byte[] file, RejectionReason reason, String detail) {
        // Given
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        // When
        ImageRejected rejected = catchThrowableOfType(
                ImageRejected.class, () -> decoder.decode(EncodedImage.of(file, Optional.empty()), batch));

        // Then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED_BYTES);
        assertThat(rejected.detail()).contains(detail);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(batch.isEmpty()).isTrue();
    }

    private static byte[] sound(ContentType type) {
        return new ImageEncoder(SHAPE).encode(TestImages.blob(SHAPE, 1), type).value();
    }

    private static BufferedImage grey() {
        return new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static byte[] paletteImage(String format) throws IOException {
        BufferedImage two = EncodedFiles.palette(Color.BLACK, Color.WHITE);
        BufferedImage image = new BufferedImage(
                28, 28, BufferedImage.TYPE_BYTE_INDEXED, (java.awt.image.IndexColorModel) two.getColorModel());
        return EncodedFiles.write(image, format);
    }

    private static byte[] repeat(byte[] part, int times) {
        return insert(NOTHING, 0, Collections.nCopies(times, part).toArray(byte[][]::new));
    }

    private static byte[] changed(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static int indexOf(byte[] jpeg, int marker) {
        int at = AFTER_JPEG_START;
        while ((jpeg[at + 1] & 0xFF) != marker) {
            at += 2 + ByteBuffer.wrap(jpeg).getShort(at + 2);
        }
        return at;
    }

    private static byte[] hugeJpeg(byte[] jpeg, int frame) {
        byte[] huge = jpeg.clone();
        Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xFF);
        return huge;
    }

    private static byte[] withoutTables(byte[] jpeg) {
        int from = indexOf(jpeg, 0xC4);
        byte[] without = jpeg.clone();
        while ((without[from + 1] & 0xFF) == 0xC4) {
            without[from + 1] = (byte) 0xFE;
            from += 2 + ByteBuffer.wrap(jpeg).getShort(from + 2);
        }
        return without;
    }

    private static int gifFrameAt(byte[] gif) {
        int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
        while (gif[at] == 0x21) {
            at += 2;
            while (gif[at] != 0) {
                at += 1 + (gif[at] & 0xFF);
            }
            at++;
        }
        return at;
    }

    private static byte[] gifFrame(byte[] gif) {
        return Arrays.copyOfRange(gif, gifFrameAt(gif), gif.length - 1);
    }

    private static byte[] gifComment(int blocks) {
        byte[] block = new byte[256];
        block[0] = (byte) 255;
        return insert(new byte[] {0x21, (byte) 0xFE, 0}, 2, repeat(block, blocks));
    }

    private static byte[] gifSize(byte[] gif, int side) {
        byte[] sized = gif.clone();
        ByteBuffer.wrap(sized)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(gifFrameAt(gif) + 5, (short) side)
                .putShort(gifFrameAt(gif) + 7, (short) side);
        return sized;
    }

    private static byte[] bmpSize(byte[] bmp, int width, int height) {
        byte[] sized = bmp.clone();
        ByteBuffer.wrap(sized).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
        return sized;
    }

    /** Three colours of 8 bits under a header of version 5, with a profile behind the pixels. */
    private static byte[] bmpWithProfile(String colourSpace) {
        byte[] path = "/dev/zero\0".getBytes(ISO_8859_1);
        int pixels = 28 * 28 * 3;
        ByteBuffer file = ByteBuffer.allocate(14 + 124 + pixels + path.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(14 + 124);
        file.putInt(124).putInt(28).putInt(28).putShort((short) 1).putShort((short) 24);
        file.putInt(0).putInt(pixels);
        file.position(70);
        file.put(new StringBuilder(colourSpace).reverse().toString().getBytes(ISO_8859_1));
        file.position(126);
        file.putInt(124 + pixels).putInt(path.length);
        file.position(14 + 124 + pixels);
        return file.put(path).array();
    }
}
