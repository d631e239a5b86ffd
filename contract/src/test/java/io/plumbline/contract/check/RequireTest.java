package io.plumbline.contract.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

    @Test
    void shouldNameWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.text("label", null))
                .withMessage("label is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void shouldRefuseBlankText(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.text("label", blank))
                .withMessage("label is blank");
    }

    @Test
    void shouldCopyLists() {
        // Given
        List<String> mine = new ArrayList<>(List.of("a"));

        // When
        List<String> copy = Require.list("examples", mine);

        // Then
        mine.add("b");
        assertThat(copy).containsExactly("a").isUnmodifiable();
    }

    @Test
    void shouldRefuseListsThatHoldNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.list("examples", Arrays.asList("a", null)))
                .withMessage("examples holds a null");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNotFinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.finite("trend", value))
                .withMessage("trend must be finite, found " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.notNegative("seconds", value))
                .withMessage("seconds must be finite and at least 0, found " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.share("confidence", value))
                .withMessage("confidence must be in [0.0, 1.0], found " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, 1.0000000000000002})
    void shouldRefuseSharesThatAreAHairOutside(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Require.share("confidence", value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 0.5, 1})
    void shouldTakeSharesUpToTheirEnds(double value) {
        // Given a share

        // When
        double taken = Require.share("confidence", value);

        // Then
        assertThat(taken).isEqualTo(value);
    }

    @Test
    void shouldRefuseNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.notNegative("images", -1))
                .withMessage("images must be at least 0, found -1");
    }
}
