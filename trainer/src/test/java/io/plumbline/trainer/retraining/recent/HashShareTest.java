package io.plumbline.trainer.retraining.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashShareTest {

    @Test
    void shouldTakeAboutTheShare() {
        // Given
        HashShare share = new HashShare("judging", 0.3);

        // When
        long inShare = IntStream.range(0, 10_000)
                .filter(i -> share.contains("image-" + i))
                .count();

        // Then
        assertThat(inShare).isBetween(2_800L, 3_200L);
    }

    @Test
    void shouldBeIndependentOfOtherPurposes() {
        // Given
        HashShare judging = new HashShare("judging", 0.5);
        HashShare edges = new HashShare("edges", 0.5);

        // When
        long inBoth = IntStream.range(0, 10_000)
                .filter(i -> judging.contains("image-" + i) && edges.contains("image-" + i))
                .count();

        // Then
        assertThat(inBoth).isBetween(2_300L, 2_700L);
    }

    @Test
    void shouldTakeAllOrNothingAtTheEnds() {
        // Given
        String id = "image";

        // When
        boolean inAll = new HashShare("judging", 1).contains(id);

        // Then
        assertThat(inAll).isTrue();
        assertThat(new HashShare("judging", 0).contains(id)).isFalse();
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        // Given
        double share = Double.NaN;

        // When
        var making = assertThatThrownBy(() -> new HashShare("judging", share));

        // Then
        making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
    }
}
