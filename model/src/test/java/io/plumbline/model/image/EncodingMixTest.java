package io.plumbline.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.image.ContentType;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingMixTest {

    @Test
    void shouldPickInProportionToTheWeights() {
        // Given
        EncodingMix mix = EncodingMix.parse("png:1, jpeg:2,raw:1", 7);

        // When
        Map<ContentType, Long> counts = LongStream.range(0, 8000)
                .mapToObj(mix::pick)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        // Then
        assertThat(counts).containsOnlyKeys(ContentType.PNG, ContentType.JPEG, ContentType.RAW);
        assertThat(counts.get(ContentType.JPEG)).isBetween(3800L, 4200L);
        assertThat(counts.get(ContentType.RAW)).isBetween(1850L, 2150L);
    }

    @Test
    void shouldPickTheSameForTheSameSeedInAnyOrder() {
        // Given
        EncodingMix mix = EncodingMix.parse("png:1,jpeg:1,raw:1", 3);
        ContentType late = mix.pick(1_000);

        // When
        EncodingMix again = EncodingMix.parse(mix.toString(), 3);

        // Then
        assertThat(again.pick(1_000)).isEqualTo(late);
        assertThat(LongStream.range(0, 50).filter(i -> again.pick(i) != mix.pick(i)))
                .isEmpty();
        EncodingMix other = EncodingMix.parse(mix.toString(), 4);
        assertThat(LongStream.range(0, 50).filter(i -> other.pick(i) != mix.pick(i)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "png", "png:0", "png:-1", "tiff:1", "png:1,png:2", "png:1,", "png:1:2", "png:x"})
    void shouldRefuseWhatIsNotAMix(String text) {
        // When
        assertThatThrownBy(() -> EncodingMix.parse(text, 1))
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
