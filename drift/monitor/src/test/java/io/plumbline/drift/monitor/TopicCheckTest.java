package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicCheckTest {

    @Test
    void shouldSayThatNoBrokerAnswers() {
        // Given
        TopicCheck check = new TopicCheck(KafkaConnection.to("127.0.0.1:1"), new Topics(""), Duration.ofMillis(300));

        // Then
        assertThatExceptionOfType(CannotMonitorException.class)
                .isThrownBy(check::partitionsOfPredictions)
                .withMessageContaining("No answer from a broker at 127.0.0.1:1");
    }

    @Test
    void shouldSayThatAnAddressIsNone() {
        // Given
        TopicCheck check = new TopicCheck(KafkaConnection.to("nowhere"), new Topics(""), Duration.ofMillis(300));

        // Then
        assertThatExceptionOfType(CannotMonitorException.class)
                .isThrownBy(check::partitionsOfPredictions)
                .withMessageContaining("nowhere");
    }
}
