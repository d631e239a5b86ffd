package io.plumbline.stream.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyShareTest {

    private static final int KEYS = 40_000;

    private final List<byte[]> keys = IntStream.range(0, KEYS)
            .mapToObj(i -> ("camera-" + i).getBytes(UTF_8))
            .toList();

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5, 1})
    void shouldHoldThatShareOfTheKeys(double share) {
        // When
        long held = keys.stream().filter(new KeyShare("model", share)::contains).count();

        // Then: four standard deviations
        double deviation = Math.sqrt(KEYS * share * (1 - share));
        assertThat((double) held).isCloseTo(KEYS * share, within(4 * deviation));
    }

    @Test
    void shouldHoldTheSameKeysAsASmallerShareOfTheSameModel() {
        // Given
        KeyShare small = new KeyShare("model", 0.1);

        // When
        KeyShare large = new KeyShare("model", 0.3);

        // Then
        assertThat(keys.stream().filter(small::contains)).isNotEmpty().allMatch(large::contains);
    }

    @Test
    void shouldTryEachModelOnKeysOfItsOwn() {
        // Given
        KeyShare one = new KeyShare("one", 0.1);

        // When
        KeyShare other = new KeyShare("other", 0.1);

        // Then
        long both = keys.stream().filter(one::contains).filter(other::contains).count();
        assertThat((double) both).isCloseTo(KEYS * 0.01, within(4 * Math.sqrt(KEYS * 0.01 * 0.99)));
    }

    @Test
    void shouldTakeAboutAsMuchOfEachPartition() {
        // Given
        KeyShare share = new KeyShare("model", 0.2);
        int partitions = 4;

        // When
        long[] held = new long[partitions];
        keys.stream().filter(share::contains).forEach(key -> held[Utils.toPositive(Utils.murmur2(key)) % partitions]++);

        // Then
        double expected = KEYS * 0.2 / partitions;
        assertThat(Arrays.stream(held).boxed())
                .allSatisfy(count -> assertThat(count.doubleValue()).isCloseTo(expected, within(200.0)));
    }

    @Test
    void shouldTakeEmptyKeysToo() {
        // Given
        KeyShare all = new KeyShare("model", 1);

        // When
        boolean held = all.contains(new byte[0]);

        // Then
        assertThat(held).isTrue();
    }
}
