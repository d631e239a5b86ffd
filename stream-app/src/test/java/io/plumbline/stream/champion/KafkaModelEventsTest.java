package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.topic.Topics;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KafkaModelEventsTest {

    @Test
    void shouldNotThrowWhenAnEventComesAfterTheEnd() {
        // Given
        KafkaModelEvents events = new KafkaModelEvents(
                KafkaConnection.to("127.0.0.1:9"), new Topics("t.").modelEvents(), "late", InstantSource.system());
        events.close();

        // When
        Throwable thrown = catchThrowable(() -> events.add("model", ModelEvent.Kind.SWAPPED, Optional.empty()));

        // Then
        assertThat(thrown).isNull();
    }
}
