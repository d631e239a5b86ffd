package io.plumbline.contract.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConnectionTest {

    @Test
    void shouldLetTheUsersPropertiesWinButForTheBootstrapServers() {
        // Given
        KafkaConnection connection = new KafkaConnection(
                "localhost:9092", Map.of("security.protocol", "SSL", "bootstrap.servers", "elsewhere:1"));

        // When
        Map<String, Object> properties =
                connection.with(Map.of("security.protocol", "PLAINTEXT", "client.id", "monitor", "linger.ms", 5));

        // Then
        assertThat(properties)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "security.protocol", "SSL",
                        "client.id", "monitor",
                        "linger.ms", 5,
                        "bootstrap.servers", "localhost:9092"));
    }

    @Test
    void shouldNotChangeAfterwards() {
        // Given
        Map<String, String> mine = new HashMap<>(Map.of("a", "1"));
        KafkaConnection connection = new KafkaConnection("localhost:9092", mine);

        // When
        mine.put("b", "2");
        connection.with(Map.of()).put("c", "3");

        // Then
        assertThat(connection.with(Map.of())).containsOnlyKeys("a", "bootstrap.servers");
        assertThat(KafkaConnection.to("localhost:9092").with(Map.of())).containsOnlyKeys("bootstrap.servers");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void shouldAskForABootstrapServer(String none) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaConnection.to(none))
                .withMessage("No bootstrap server: expected host:port");
    }

    @Test
    void shouldNotTellPasswords() {
        // Given
        KafkaConnection connection =
                new KafkaConnection("localhost:9092", Map.of("ssl.key.password", "secret", "client.id", "a"));

        // When
        String shown = connection.toString();

        // Then
        assertThat(shown).isEqualTo("localhost:9092 with [client.id, ssl.key.password]");
    }
}
