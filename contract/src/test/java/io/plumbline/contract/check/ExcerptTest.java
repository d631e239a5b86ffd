package io.plumbline.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.AnyPart;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void shouldLeaveShortHarmlessTextAlone() {
        // Given
        String text = "image/webp; 漢字 😀";

        // When
        String excerpt = Excerpt.of(text);

        // Then
        assertThat(excerpt).isEqualTo(text);
    }

    @Test
    void shouldNotBreakTheLineNorReachTheTerminal() {
        // Given
        String text = "a\r\nb\u001B[31m\u0085\uD800";

        // When
        String excerpt = Excerpt.of(text);

        // Then
        assertThat(excerpt).isEqualTo("a\uFFFD\uFFFDb\uFFFD[31m\uFFFD\uFFFD");
    }

    @Test
    void shouldNotCutACharacterInTwo() {
        // Given
        String text = "x".repeat(Excerpt.LONGEST - 1) + "😀😀";

        // When
        String excerpt = Excerpt.of(text);

        // Then
        assertThat(excerpt).isEqualTo("x".repeat(Excerpt.LONGEST - 1) + "…");
    }

    @Test
    void shouldShowThatThereIsNothing() {
        // Given
        String text = null;

        // When
        String excerpt = Excerpt.of(text);

        // Then
        assertThat(excerpt).isEqualTo("null");
    }

    @Property(tries = 200)
    void shouldBeShortAndAnExcerptOfItself(@ForAll("longTexts") String text) {
        // Given any text

        // When
        String excerpt = Excerpt.of(text);

        // Then
        assertThat(excerpt).hasSizeLessThanOrEqualTo(Excerpt.LONGEST + 1);
        assertThat(Excerpt.of(excerpt)).isEqualTo(excerpt);
        assertThat(excerpt.chars()).noneMatch(Character::isISOControl);
    }

    @Provide
    Arbitrary<String> longTexts() {
        return AnyPart.text()
                .flatMap(text -> Arbitraries.integers().between(1, 200).map(text::repeat));
    }
}
