package io.plumbline.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.Examples;
import io.plumbline.contract.label.Label;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonSerdeTest {

    private final JsonSerde<Label> serde = new JsonSerde<>(Label.class);

    @Test
    void shouldReadWhatItWrites() {
        // Given
        Label label = Examples.label();

        // When
        byte[] bytes = serde.serializer().serialize("labels", label);

        // Then
        assertThat(bytes).isEqualTo(Json.write(label));
        assertThat(serde.deserializer().deserialize("labels", bytes)).isEqualTo(label);
    }

    @Test
    void shouldKeepTombstones() {
        // Given
        Label none = null;

        // When
        byte[] bytes = serde.serializer().serialize("labels", none);

        // Then
        assertThat(bytes).isNull();
        assertThat(serde.deserializer().deserialize("labels", bytes)).isNull();
    }

    @Test
    void shouldFailAsKafkaExpectsIt() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serde.deserializer().deserialize("labels", new byte[] {'{', '}'}))
                .withMessage("Not a Label: imageId is missing");
    }
}
