package io.plumbline.contract.topic;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.connection.KafkaConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicCheckTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void shouldSayThatNoBrokerAnswers() {
        // Given
        try (TopicCheck check = new TopicCheck(KafkaConnection.to("127.0.0.1:1"), PATIENCE)) {

            // Then
            assertThatExceptionOfType(UnusableTopicsException.class)
                    .isThrownBy(() -> check.requireTopics(List.of(new Topics("").images())))
                    .withMessageContaining("Kafka at 127.0.0.1:1 did not answer within PT0.3S");
        }
    }

    @Test
    void shouldSayThatAnAddressIsNone() {
        assertThatExceptionOfType(UnusableTopicsException.class)
                .isThrownBy(() -> new TopicCheck(KafkaConnection.to("nowhere"), PATIENCE).close())
                .withMessageContaining("Cannot use Kafka at nowhere");
    }
}
