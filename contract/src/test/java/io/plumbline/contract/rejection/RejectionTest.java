package io.plumbline.contract.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.AnyPart;
import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

    private static final Rejection EXAMPLE = new Rejection(
            "boot-17",
            RejectionReason.WRONG_SIZE,
            "Expected 28 x 28 pixels, found 30 x 30",
            new SourcePosition("images", 3, 4_000_000_000L),
            "0.1.0");

    @Property(tries = 200)
    void shouldBeReadBackFromItsHeaders(@ForAll("texts") String text, @ForAll RejectionReason reason) {
        // Given
        Rejection rejection = new Rejection(text, reason, text, new SourcePosition(text, 3, 17), text);
        Headers headers = new RecordHeaders();

        // When
        rejection.write(headers);

        // Then
        assertThat(Rejection.read(headers)).isEqualTo(rejection);
    }

    @Example
    void shouldStandBesideTheHeadersOfTheImage() {
        // Given
        Headers headers = new RecordHeaders()
                .add(ImageHeaders.IMAGE_ID, "boot-17".getBytes(UTF_8))
                .add(Rejection.REASON, "made up by the sender".getBytes(UTF_8));

        // When
        EXAMPLE.write(headers);

        // Then
        assertThat(headers.toArray()).hasSize(8);
        assertThat(headers.lastHeader(ImageHeaders.IMAGE_ID).value()).isEqualTo("boot-17".getBytes(UTF_8));
        assertThat(headers.headers(Rejection.REASON)).hasSize(1);
        assertThat(Rejection.read(headers)).isEqualTo(EXAMPLE);
    }

    @Example
    void shouldShortenDetailsThatWouldOutgrowTheTopic() {
        // Given
        String detail = "Unknown content type\n" + "x".repeat(1_000_000);

        // When
        Rejection rejection =
                new Rejection("boot-17", RejectionReason.UNKNOWN_FORMAT, detail, EXAMPLE.source(), "0.1.0");

        // Then
        assertThat(rejection.detail())
                .startsWith("Unknown content type\uFFFDxxx")
                .hasSize(Excerpt.LONGEST + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Rejection.IMAGE_ID,
                Rejection.REASON,
                Rejection.DETAIL,
                Rejection.SOURCE_TOPIC,
                Rejection.SOURCE_PARTITION,
                Rejection.SOURCE_OFFSET,
                Rejection.VERSION
            })
    void shouldNameTheHeaderThatIsMissing(String name) {
        // Given
        Headers headers = new RecordHeaders();
        EXAMPLE.write(headers);
        headers.remove(name);

        // When / Then
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> Rejection.read(headers))
                .withMessage("Not the headers of a rejection: header %s is missing".formatted(name));
    }

    @ParameterizedTest
    @CsvSource({
        "plumbline-reason, TOO_UGLY",
        "plumbline-reason, ''",
        "plumbline-image-id, ' '",
        "plumbline-source-partition, 1.5",
        "plumbline-source-partition, -1",
        "plumbline-source-offset, 99999999999999999999"
    })
    void shouldRefuseDamagedHeaders(String name, String value) {
        // Given
        Headers headers = new RecordHeaders();
        EXAMPLE.write(headers);
        headers.add(name, value.getBytes(UTF_8));

        // When / Then
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> Rejection.read(headers))
                .withMessageStartingWith("Not the headers of a rejection: ")
                .withMessageContaining(value.strip());
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyPart.text().map(Excerpt::of);
    }
}
