package io.plumbline.drift.monitor.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class LabelBytesTest {

    private static final ImageNewsSerde SERDE = new ImageNewsSerde();

    @Test
    void shouldRefuseDamagedNews() {
        // Given
        byte[] bytes = SERDE.serializer().serialize("", new Truth("shoe", 17));
        bytes[12]++;

        // Then
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> SERDE.deserializer().deserialize("", bytes))
                .withMessageContaining("news of an image");
    }

    @Test
    void shouldCutTimeIntoSeconds() {
        assertThat(SliceKey.at(1_999, "a")).isEqualTo(new SliceKey(1_000, "a"));
        assertThat(SliceKey.at(2_000, "a")).isEqualTo(new SliceKey(2_000, "a"));
        assertThat(SliceKey.fromBytes(SliceKey.at(2_000, "a").toBytes())).isEqualTo(new SliceKey(2_000, "a"));
    }
}
