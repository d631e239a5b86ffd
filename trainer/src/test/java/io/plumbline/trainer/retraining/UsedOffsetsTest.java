package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.trainer.retraining.recent.RecentImage;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UsedOffsetsTest {

    @Test
    void shouldCoverEachGroupOnEachPartition() {
        // Given
        List<RecentImage> labelled = images(0, 5, 9, 7);
        List<RecentImage> reference = images(0, 20, 30);

        // When
        List<OffsetRange> used = UsedOffsets.of(List.of(labelled, reference, images(1, 3)));

        // Then
        assertThat(used)
                .containsExactly(
                        new OffsetRange("images", 0, 5, 9),
                        new OffsetRange("images", 0, 20, 30),
                        new OffsetRange("images", 1, 3, 3));
    }

    @Test
    void shouldJoinRangesThatTouch() {
        // Given
        List<RecentImage> labelled = images(0, 5, 9);
        List<RecentImage> reference = images(0, 10, 12);

        // When
        List<OffsetRange> used = UsedOffsets.of(List.of(reference, labelled));

        // Then
        assertThat(used).containsExactly(new OffsetRange("images", 0, 5, 12));
    }

    private static List<RecentImage> images(int partition, long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> new RecentImage(
                        partition + "-" + offset,
                        new SourcePosition("images", partition, offset),
                        offset,
                        EncodedImage.of(new byte[0], ContentType.RAW)))
                .toList();
    }
}
