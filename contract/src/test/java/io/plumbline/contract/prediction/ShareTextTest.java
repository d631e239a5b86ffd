package io.plumbline.contract.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "1, 1.0",
        "0.5, 0.5",
        "0.1, 0.1",
        "1.4E-45, 0.0",
        "5E-8, 0.0000001",
        "0.0000375, 0.0000375",
        "0.99999994, 0.9999999",
        "0.9876543, 0.9876543",
        "0.01, 0.01"
    })
    void shouldWriteSevenDecimalsAtMost(float share, String expected) throws IOException {
        // When
        String text = written(share);

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @Property
    void shouldStayNearTheShareAndInItsRange(@ForAll @FloatRange(min = 0, max = 1) float share) throws IOException {
        // When
        double read = Double.parseDouble(written(share));

        // Then
        assertThat(read).isBetween(0.0, 1.0).isCloseTo(share, within(5.001e-8));
    }

    @Property
    void shouldForgetTheShareBefore(@ForAll @FloatRange(min = 0, max = 1) float share) throws IOException {
        // Given
        StringWriter text = new StringWriter();
        ShareText shares = new ShareText();

        // When
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            shares.write(share, json);
            shares.write(0, json);
            json.writeEndArray();
        }

        // Then
        assertThat(text.toString()).isEqualTo("[" + written(share) + ",0.0]");
    }

    private static String written(float share) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new ShareText().write(share, json);
        }
        return text.toString();
    }
}
