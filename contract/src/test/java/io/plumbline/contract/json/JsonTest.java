package io.plumbline.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.contract.Examples;
import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.label.Label;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    enum Mood {
        GOOD,
        BAD
    }

    record Inner(int count, Mood mood) {}

    record Outer(
            String text, double number, Instant at, List<Inner> inners, Optional<String> note, Optional<Inner> extra) {}

    private static final String OUTER = """
            {"text": "a", "number": 1.5, "at": "2026-11-24T12:00:00.125Z", "inners": [{"count": 1, "mood": "GOOD"}]}""";

    @Test
    void shouldReadARecordWithoutItsOptionalMembers() {
        // Given
        byte[] json = OUTER.getBytes(UTF_8);

        // When
        Outer outer = Json.read(json, Outer.class);

        // Then
        assertThat(outer)
                .isEqualTo(new Outer(
                        "a", 1.5, Examples.NOON, List.of(new Inner(1, Mood.GOOD)), Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldLeaveOutAbsentOptionals() {
        // Given
        Outer outer =
                new Outer("é", 2, Examples.NOON, List.of(), Optional.empty(), Optional.of(new Inner(1, Mood.BAD)));

        // When
        String json = new String(Json.write(outer), UTF_8);

        // Then
        assertThat(json)
                .isEqualTo("{\"text\":\"é\",\"number\":2.0,\"at\":\"2026-11-24T12:00:00.125Z\",\"inners\":[],"
                        + "\"extra\":{\"count\":1,\"mood\":\"BAD\"}}");
    }

    @Test
    void shouldIndentForPeople() {
        // Given
        Label label = Examples.label();

        // When
        byte[] json = Json.writeIndented(label);

        // Then
        assertThat(new String(json, UTF_8)).contains(System.lineSeparator() + "  \"label\" : ");
        assertThat(Json.read(json, Label.class)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `"text": "a", `                | ``                     | text is missing
                    `"number": 1.5, `              | ``                     | number is missing
                    `"count": 1, `                 | ``                     | inners[0].count is missing
                    `"a"`                          | `5`                    | text: expected text
                    `"a"`                          | `"\\ud800"`            | text: half of a surrogate pair is no text
                    `1.5`                          | `"1.5"`                | number: expected a number
                    `1.5`                          | `null`                 | number: expected a number
                    `1.5`                          | `NaN`                  | Non-standard token 'NaN'
                    `"2026-11-24T12:00:00.125Z"`   | `1764000000`           | at: expected a time such as 2026-11-24T08:30:00Z
                    `"2026-11-24T12:00:00.125Z"`   | `"yesterday"`          | at: expected a time such as 2026-11-24T08:30:00Z, found 'yesterday'
                    `[{"count": 1, "mood": "GOOD"}]` | `{}`                 | inners: expected an array
                    `{"count": 1, "mood": "GOOD"}` | `[]`                   | inners[0]: expected an object
                    `"count": 1`                   | `"count": 1.0`         | inners[0].count: expected an integer, found '1.0'
                    `"count": 1`                   | `"count": "1"`         | inners[0].count: expected an integer
                    `"count": 1`                   | `"count": 3000000000`  | inners[0].count: Numeric value (3000000000) out of range of int
                    `"GOOD"`                       | `"SO_SO"`              | inners[0].mood: expected one of [GOOD, BAD], found 'SO_SO'
                    `"GOOD"`                       | `0`                    | inners[0].mood: expected one of [GOOD, BAD], found '0'
                    `"GOOD"`                       | `""`                   | inners[0].mood: expected one of [GOOD, BAD], found ''
                    `]}`                           | `]`                    | it ends in the middle
                    `]}`                           | `]} {}`                | more follows after its end
                    """)
    void shouldSayWhatIsWrongAndWhere(String sound, String damaged, String fault) {
        // Given
        String json = OUTER.replace(sound, damaged);

        // When / Then
        assertThat(json).isNotEqualTo(OUTER);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read(json.getBytes(UTF_8), Outer.class))
                .withMessageStartingWith("Not a Outer: " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "5", "\"\"", "[]", "true", "\u0000", "{\"imageId\"}"})
    void shouldRefuseWhatIsNoObject(String json) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read(json.getBytes(UTF_8), Label.class))
                .withMessageStartingWith("Not a Label: ");
    }

    @Test
    void shouldRefuseNoBytesAtAll() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read(null, Label.class))
                .withMessage("Not a Label: found no value at all");
    }

    @Test
    void shouldRefuseBytesThatAreNoText() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read("{\"imageId\":\"Ã\"}".getBytes(StandardCharsets.ISO_8859_1), Label.class))
                .withMessageStartingWith("Not a Label: imageId: Invalid UTF-8");
    }

    @Test
    void shouldSayWhatARecordRefuses() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read("{\"imageId\": \"\", \"label\": \"a\"}".getBytes(UTF_8), Label.class))
                .withMessage("Not a Label: imageId is blank");
    }

    @Test
    void shouldNotNestDeeperThanAnythingSensible() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read("[".repeat(1_000_000).getBytes(UTF_8), JsonNode.class))
                .withMessageContaining("nesting depth (65)");
    }

    @Test
    void shouldNotReadMoreThanItsLimit() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read(new byte[Json.LARGEST_BYTES + 1], Label.class))
                .withMessage("Not a Label: 16777217 bytes are over the limit of 16777216");
    }

    @Test
    void shouldShowNoMoreThanAnExcerptOfWhatAStrangerWrote() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read(
                        OUTER.replace("GOOD", "x\\nxx" + "x".repeat(1_000_000)).getBytes(UTF_8), Outer.class))
                .withMessageStartingWith("Not a Outer: inners[0].mood: expected one of [GOOD, BAD], found 'x\uFFFDxxx")
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(Excerpt.LONGEST + 20));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNotWriteNumbersThatJsonDoesNotHave(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(List.of(value)))
                .withMessageContaining("JSON has no number " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(new double[] {0, value}))
                .withMessageContaining("JSON has no number " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(new float[] {0, (float) value}))
                .withMessageContaining("JSON has no number " + value);
    }
}
