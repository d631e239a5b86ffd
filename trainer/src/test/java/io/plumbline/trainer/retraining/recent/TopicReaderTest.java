package io.plumbline.trainer.retraining.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    @Test
    void shouldLeaveNoConsumerOpenWhereTheTopicCannotBeLookedUp() {
        // Given
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized List<PartitionInfo> partitionsFor(String topic) {
                throw new TimeoutException("No answer");
            }
        };

        // When
        Throwable thrown = catchThrowable(() -> new TopicReader(consumer, "images"));

        // Then
        assertThat(thrown).isInstanceOf(TimeoutException.class);
        assertThat(consumer.closed()).isTrue();
    }
}
