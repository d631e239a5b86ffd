package io.plumbline.contract.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetRangeTest {

    @ParameterizedTest
    @CsvSource({
        "images, 1, 10, true",
        "images, 1, 20, true",
        "images, 1, 9, false",
        "images, 1, 21, false",
        "images, 2, 15, false",
        "labels, 1, 15, false"
    })
    void shouldContainBothOfItsEnds(String topic, int partition, long offset, boolean expected) {
        // Given
        OffsetRange range = new OffsetRange("images", 1, 10, 20);

        // When
        boolean contains = range.contains(new SourcePosition(topic, partition, offset));

        // Then
        assertThat(contains).isEqualTo(expected);
    }

    @Test
    void shouldGrowAroundAnotherOfItsPartitionOnly() {
        // Given
        OffsetRange range = new OffsetRange("images", 1, 10, 20);

        // When
        OffsetRange both = range.around(new OffsetRange("images", 1, 2, 12));

        // Then
        assertThat(both).isEqualTo(new OffsetRange("images", 1, 2, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> range.around(new OffsetRange("images", 2, 2, 12)));
    }

    @Test
    void shouldRefuseToEndBeforeItStarts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OffsetRange("images", 1, 10, 9))
                .withMessage("last must be at least 10, found 9");
    }

    @Test
    void shouldRefuseWhatKafkaDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OffsetRange("images", -1, 10, 11))
                .withMessage("partition must be at least 0, found -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourcePosition("images", 0, -1))
                .withMessage("offset must be at least 0, found -1");
    }
}
