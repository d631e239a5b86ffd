package io.plumbline.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.plumbline.contract.image.ContentType;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Raw pixels go from the record straight into the batch, by no way round over an image object. */
class RawAllocationTest {

    private static final InputShape SHAPE = new InputShape(3, 64, 64);
    private static final int IMAGES = 1_000;

    /** A copy of the pixels, as an image object would hold, has 12 288. */
    private static final long MOST_BYTES_EACH = 256;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
    private final PixelBatch batch = PixelBatch.allocate(SHAPE, IMAGES);
    private final EncodedImage raw = EncodedImage.of(new byte[SHAPE.sizeBytes()], ContentType.RAW);

    @Test
    void shouldDecodeRawPixelsAllButWithoutAllocating() throws ImageRejected {
        // Given
        fill();
        long before = threads.getCurrentThreadAllocatedBytes();

        // When
        fill();

        // Then
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / IMAGES;
        assertThat(batch.size()).isEqualTo(IMAGES);
        assertThat(each).isLessThan(MOST_BYTES_EACH);
    }

    private void fill() throws ImageRejected {
        batch.clear();
        for (int i = 0; i < IMAGES; i++) {
            decoder.decode(raw, batch);
        }
    }
}
