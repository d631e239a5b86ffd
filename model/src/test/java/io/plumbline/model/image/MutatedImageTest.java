package io.plumbline.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MutatedImageTest {

    private static final InputShape SHAPE = InputShape.grey(16, 16);
    private final ImageDecoder decoder = new ImageDecoder(new DecodeLimits(10_000, 10_000, 100));

    @Property(tries = 500)
    void shouldDecodeOrRejectButNeverFail(
            @ForAll ContentType type,
            @ForAll boolean declared,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1_000_000) Integer> places,
            @ForAll byte written) {
        // Given
        byte[] value =
                new ImageEncoder(SHAPE).encode(TestImages.blob(SHAPE, 5), type).value();
        places.forEach(place -> value[place % value.length] = written);
        PixelBatch batch = PixelBatch.allocate(SHAPE, 1);

        // When
        Optional<ImageRejected> rejected =
                decode(EncodedImage.of(value, declared ? Optional.of(type.mediaType()) : Optional.empty()), batch);

        // Then
        assertThat(batch.size()).isEqualTo(rejected.isPresent() ? 0 : 1);
        rejected.ifPresent(r -> assertThat(r.detail()).isNotBlank());
    }

    private Optional<ImageRejected> decode(EncodedImage image, PixelBatch batch) {
        try {
            decoder.decode(image, batch);
            return Optional.empty();
        } catch (ImageRejected e) {
            return Optional.of(e);
        }
    }
}
