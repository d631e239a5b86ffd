package io.plumbline.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLengthTest {

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "15m, PT15M", "6h, PT6H", "30d, PT720H"})
    void shouldConvertATimeByTheRate(String typed, Duration time) {
        // When
        long count = RunLength.parse(typed).count(() -> asked -> asked.equals(time) ? 17 : 0);

        // Then
        assertThat(count).isEqualTo(17);
    }

    @Test
    void shouldTakeACountWithoutLookingForARate() {
        // When
        long count = RunLength.parse("10000000").count(() -> {
            throw new AssertionError("There is nothing to convert");
        });

        // Then
        assertThat(count).isEqualTo(10_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "0d", "-1", "3 d", "1w", "1.5h", "99999999999999999999"})
    void shouldRefuseWhatIsNeither(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunLength.parse(typed))
                .withMessage("Neither a count, as 100000, nor a time in s, m, h or d, as 30d: '%s'".formatted(typed));
    }
}
