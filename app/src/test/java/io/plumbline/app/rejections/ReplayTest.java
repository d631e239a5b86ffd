package io.plumbline.app.rejections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a replay says of the images that it sent when it cannot go on. */
class ReplayTest {

    private static final Topics TOPICS = new Topics("");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Long> told = new ArrayList<>();
    private final Replay replay = new Replay(TOPICS, producer, told::add);

    @Test
    void shouldCommitWhatItSent() {
        // Given
        send(0, 700);

        // When
        long sent = replay.finish();

        // Then
        assertThat(sent).isEqualTo(700);
        assertThat(told).containsExactly(500L, 700L);
        assertThat(producer.history()).hasSize(700);
    }

    @Test
    void shouldSayThatNobodyKnowsOfImagesWhoseCommitWasNotAnswered() {
        // Given
        send(0, 502);
        producer.commitTransactionException = new TimeoutException("no answer");

        // When / Then
        assertThatThrownBy(replay::finish)
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContainingAll(
                        "500 images were replayed, in each partition of images-dlq up to 0:499",
                        "whether the 2 after them were is not known",
                        "no answer");
    }

    @Test
    void shouldSayThatImagesWereNotReplayedWhoseCommitWasRefused() {
        // Given
        send(0, 502);
        producer.commitTransactionException = new ProducerFencedException("fenced");

        // When / Then
        assertThatThrownBy(replay::finish)
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContainingAll("up to 0:499", "no others were", "fenced");
    }

    @Test
    void shouldSayWhereItStoppedWhenAnImageCannotBeSent() {
        // Given
        send(0, 2);
        producer.sendException = new KafkaException("too large");

        // When / Then
        assertThatThrownBy(() -> send(2, 3))
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContainingAll("no images were replayed for certain", "too large");
        assertThat(producer.history()).isEmpty();
    }

    private void send(int from, int to) {
        IntStream.range(from, to).mapToObj(ReplayTest::image).forEach(replay::send);
    }

    private static RejectedImage image(int offset) {
        ConsumerRecord<byte[], byte[]> message =
                new ConsumerRecord<>(TOPICS.rejections().name(), 0, offset, null, new byte[] {1});
        SourcePosition source = new SourcePosition(TOPICS.images().name(), 0, offset);
        return new RejectedImage(
                message, new Rejection(source.toString(), RejectionReason.CORRUPT, "damaged", source, "1.2.3"));
    }

    private static Cluster cluster() {
        Node broker = new Node(0, "localhost", 9092);
        PartitionInfo images =
                new PartitionInfo(TOPICS.images().name(), 0, broker, new Node[] {broker}, new Node[] {broker});
        return new Cluster("test", List.of(broker), List.of(images), Set.of(), Set.of());
    }
}
