package io.plumbline.drift.statistics.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.codec.Envelope;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinCountsTest {

    @Test
    void shouldCountEachFeatureOfEachRow() {
        // Given
        List<byte[]> rows = List.of(new byte[] {3, 65}, new byte[] {3, 66}, new byte[] {4, 0});
        // When
        BinCounts counts = BinCounts.of(2, rows);
        // Then
        assertThat(counts.images()).isEqualTo(3);
        assertThat(counts.count(0, 3)).isEqualTo(2);
        assertThat(counts.count(0, 4)).isEqualTo(1);
        assertThat(counts.count(1, 0)).isEqualTo(1);
        assertThat(counts.notFinite(0)).isZero();
        assertThat(counts.notFinite(1)).isEqualTo(2);
    }

    @Test
    void shouldRefuseABinThatDoesNotExist() {
        // Given
        List<byte[]> rows = List.of(new byte[] {(byte) 200});
        // When
        Throwable thrown = catchThrowable(() -> BinCounts.of(1, rows));
        // Then
        assertThat(thrown).hasMessage("Bin numbers are below 67, not 200");
    }

    @Test
    void shouldRefuseARowOfOtherFeatures() {
        // Given
        List<byte[]> rows = List.of(new byte[] {1, 2});
        // When
        Throwable thrown = catchThrowable(() -> BinCounts.of(3, rows));
        // Then
        assertThat(thrown).hasMessage("A row of 2 bin numbers was given where there are 3 features");
    }

    @Test
    void shouldRefuseToAddOtherFeatures() {
        // Given
        BinCounts one = BinCounts.empty(1);
        // When
        Throwable thrown = catchThrowable(() -> one.plus(BinCounts.empty(2)));
        // Then
        assertThat(thrown).hasMessage("Counts of 2 features cannot be added to counts of 1");
    }

    @Test
    void shouldRefuseWrittenCountsThatDoNotSumToTheImages() {
        // Given
        Envelope envelope = new Envelope("count", "TEST", 1);
        byte[] bytes = envelope.seal(out -> {
            out.writeCount(1);
            out.writeCount(7);
            for (int b = 0; b < FeatureBins.BIN_COUNT; b++) {
                out.writeCount(b == 5 ? 6 : 0);
            }
        });
        // When
        Throwable thrown = catchThrowable(() -> envelope.open(bytes, BinCounts::readFrom));
        // Then
        assertThat(thrown).hasMessageContaining("counts of feature 0 sum to 6, not to the 7 images counted");
    }
}
