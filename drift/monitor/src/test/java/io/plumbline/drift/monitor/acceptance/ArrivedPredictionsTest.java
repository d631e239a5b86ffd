package io.plumbline.drift.monitor.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.PredictionRecords;
import io.plumbline.drift.monitor.history.Since;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ArrivedPredictionsTest {

    private static final Topics TOPICS = new Topics("");
    private static final String TOPIC = TOPICS.predictions().name();
    private static final PredictionRecords RECORDS = new PredictionRecords(TOPICS, 7);
    private static final Since BEGINNING = Since.parse("0");

    /** Partition 0 brings 8 000, partition 1 2 000; in each, two senders take turns. */
    private static final int[] SENT = {8_000, 2_000};

    @Test
    void shouldKeepTheMixOfAllThatArrived() {
        // Given
        MockConsumer<byte[], byte[]> consumer = consumer();

        // When
        Arrived arrived = new ArrivedPredictions(TOPICS.predictions(), "cnn", 2, 1_500).since(BEGINNING, consumer);

        // Then: of 10 000, 1 250 are expected, and a standard error is 1.2 points of the shares
        Map<Float, Long> byPartition = arrived.vectors().stream().collect(groupingBy(vector -> vector[0], counting()));
        Map<Float, Long> bySender = arrived.vectors().stream().collect(groupingBy(vector -> vector[1], counting()));
        assertThat(arrived.images()).isBetween(1_100, 1_500);
        assertThat(share(byPartition, 0, arrived)).isCloseTo(.8, within(.05));
        assertThat(share(bySender, 0, arrived)).isCloseTo(.5, within(.06));
        assertThat(arrived.sources()).extracting(OffsetRange::partition).containsExactly(0, 1);
        assertThat(arrived.sources().get(0).last()).isGreaterThan(7_900);
    }

    @Test
    void shouldKeepTheSameEachTime() {
        // Given
        ArrivedPredictions predictions = new ArrivedPredictions(TOPICS.predictions(), "cnn", 2, 100);

        // When
        Arrived first = predictions.since(BEGINNING, consumer());
        Arrived second = predictions.since(BEGINNING, consumer());

        // Then
        assertThat(first.images()).isPositive();
        assertThat(second.vectors()).usingRecursiveComparison().isEqualTo(first.vectors());
    }

    @Test
    void shouldKeepAllWhereThereAreNoMore() {
        // When
        Arrived arrived = new ArrivedPredictions(TOPICS.predictions(), "cnn", 2, 10_000).since(BEGINNING, consumer());

        // Then
        assertThat(arrived.images()).isEqualTo(10_000);
    }

    private static double share(Map<Float, Long> counts, float of, Arrived arrived) {
        return counts.getOrDefault(of, 0L) / (double) arrived.images();
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(
                TOPIC,
                IntStream.range(0, SENT.length)
                        .mapToObj(partition -> new PartitionInfo(TOPIC, partition, null, null, null))
                        .toList());
        consumer.assign(IntStream.range(0, SENT.length)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList());
        for (int partition = 0; partition < SENT.length; partition++) {
            TopicPartition place = new TopicPartition(TOPIC, partition);
            consumer.updateBeginningOffsets(Map.of(place, 0L));
            consumer.updateEndOffsets(Map.of(place, (long) SENT[partition]));
            for (int offset = 0; offset < SENT[partition]; offset++) {
                consumer.addRecord(record(partition, offset));
            }
        }
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, int offset) {
        RecordHeaders headers = new RecordHeaders();
        FeatureHeader.write(headers, FloatVector.of(new float[] {partition, offset % 2}));
        byte[] value = RECORDS.value("cnn", partition, offset);
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                -1,
                value.length,
                null,
                value,
                headers,
                Optional.empty());
    }
}
