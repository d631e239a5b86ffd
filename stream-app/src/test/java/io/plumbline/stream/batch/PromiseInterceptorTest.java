package io.plumbline.stream.batch;

import static io.plumbline.stream.batch.Polls.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.stream.count.ServingCounters;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PromiseInterceptorTest {

    private final ServingCounters counters = new ServingCounters();

    @Test
    void shouldHandOnTheVeryRecordsOfThePoll() {
        // Given
        PromiseInterceptor interceptor = interceptor();
        ConsumerRecords<byte[], byte[]> poll = new Polls().with(IMAGES, 0, 1, 2).poll();

        // When
        ConsumerRecords<byte[], byte[]> handedOn = interceptor.onConsume(poll);

        // Then
        assertThat(handedOn).isSameAs(poll);
        assertThat(poll).allMatch(record -> Promise.takeFrom(record.headers()).isPresent());
    }

    @Test
    void shouldHandOnThePollAndCountWhenItFails() {
        // Given
        PromiseInterceptor interceptor = interceptor();
        ConsumerRecords<byte[], byte[]> poll = new Polls().with(IMAGES, 0, 1).poll();
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            ((RecordHeaders) record.headers()).setReadOnly();
        }

        // When
        ConsumerRecords<byte[], byte[]> handedOn = interceptor.onConsume(poll);

        // Then
        assertThat(handedOn).isSameAs(poll);
        assertThat(counters.snapshot().interceptorFailures()).isOne();
    }

    @Test
    void shouldHandOnThePollWhenEvenAnErrorIsThrown() {
        // Given
        PromiseInterceptor interceptor = interceptor();
        ConsumerRecords<byte[], byte[]> poll = new ConsumerRecords<>(Map.of(), Map.of()) {
            @Override
            public Set<TopicPartition> partitions() {
                throw new StackOverflowError();
            }
        };

        // When
        ConsumerRecords<byte[], byte[]> handedOn = interceptor.onConsume(poll);

        // Then
        assertThat(handedOn).isSameAs(poll);
        assertThat(counters.snapshot().interceptorFailures()).isOne();
    }

    @Test
    void shouldRefuseToWorkWithoutACutter() {
        // Given
        PromiseInterceptor interceptor = new PromiseInterceptor();

        // When
        Throwable thrown = catchThrowable(() -> interceptor.configure(Map.of()));

        // Then
        assertThat(thrown).isInstanceOf(ConfigException.class).hasMessageContaining(PromiseInterceptor.CUTTER_CONFIG);
    }

    private PromiseInterceptor interceptor() {
        PromiseInterceptor interceptor = new PromiseInterceptor();
        interceptor.configure(
                Map.of(PromiseInterceptor.CUTTER_CONFIG, new ChunkCutter(IMAGES, 256, images -> null, counters)));
        return interceptor;
    }
}
