package io.plumbline.app.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.app.shift.ShiftName;
import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.image.ImageDecoder;
import io.plumbline.model.image.ImageRejected;
import io.plumbline.model.image.PixelBatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageMakerTest {

    private static final int IMAGES = 10_000;

    @Test
    void shouldBreakOneImageInAThousandAndOnlyThose() {
        // Given
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
        PixelBatch batch = PixelBatch.allocate(ImageSupplyTest.pool().shape(), 1);

        // When
        List<OutgoingImage> made = make(ShiftName.NONE, 1);

        // Then
        assertThat(made).filteredOn(OutgoingImage::broken).hasSize(IMAGES / 1_000);
        assertThat(made).allSatisfy(image -> assertThat(isRejected(image, decoder, batch))
                .isEqualTo(image.broken()));
    }

    @Test
    void shouldMakeTheSameImagesFromTheSameSeed() {
        // Given
        List<OutgoingImage> once = make(ShiftName.NOISE, 5);

        // When
        List<OutgoingImage> again = make(ShiftName.NOISE, 5);

        // Then
        assertThat(again.stream().map(image -> image.image().value()).toList())
                .containsExactlyElementsOf(
                        once.stream().map(image -> image.image().value()).toList());
        assertThat(again.stream().map(OutgoingImage::key).toList())
                .isEqualTo(once.stream().map(OutgoingImage::key).toList());
    }

    @Test
    void shouldGiveEachImageAnIdOfItsOwn() {
        // When
        List<OutgoingImage> made = make(ShiftName.NONE, 2);

        // Then
        assertThat(made.stream().map(OutgoingImage::id)).doesNotHaveDuplicates();
    }

    private static List<OutgoingImage> make(ShiftName shift, long seed) {
        ImageMaker maker = new ImageMaker(
                new ImageSupply(ImageSupplyTest.pool(), 60),
                EncodingMix.parse("png:1,jpeg:1,raw:8", seed),
                shift.shift(),
                seed);
        return Stream.generate(() -> maker.next(Stage.SHIFTED, 0)).limit(IMAGES).toList();
    }

    private static boolean isRejected(OutgoingImage image, ImageDecoder decoder, PixelBatch batch) {
        batch.clear();
        try {
            decoder.decode(image.image(), batch);
            return false;
        } catch (ImageRejected e) {
            return true;
        }
    }
}
