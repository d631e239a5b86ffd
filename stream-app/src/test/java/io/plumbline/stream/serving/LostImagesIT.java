package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.SharedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Where serving begins, and images that are deleted before it comes to them. */
@ExtendWith(SharedBroker.class)
class LostImagesIT {

    private static final int PARTITION = 2;
    private static final String MODEL = "fake";

    private final Logger logger = (Logger) LoggerFactory.getLogger(ImageConsumer.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void shouldCountAndSayWhatWasDeletedWhileNobodyServed(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "deleted.")) {
            FakeServing.announce(cluster, MODEL);
            serve(cluster, FirstStart.EARLIEST, 10);
            send(cluster, 20);
            cluster.deleteImages(PARTITION, 17);

            // When
            ServingCounts counts = serveOn(cluster, FirstStart.EARLIEST, 13);

            // Then
            assertThat(counts.lost()).isEqualTo(7);
            assertThat(counts.answered()).isEqualTo(13);
            assertThat(cluster.committed(cluster.topics().predictions())).hasSize(23);
            assertThat(said())
                    .anyMatch(line -> line.contains("Up to 7 images of deleted.images-2")
                            && line.contains("offsets 10 to 16")
                            && line.contains("goes on at offset 17"));
        }
    }

    @Test
    void shouldGoOnWithTheOldestImageThoughItsFirstStartWasTheLatest(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "latest-deleted.")) {
            FakeServing.announce(cluster, MODEL);
            serve(cluster, FirstStart.LATEST, 10);
            send(cluster, 20);
            cluster.deleteImages(PARTITION, 17);

            // When
            ServingCounts counts = serveOn(cluster, FirstStart.LATEST, 13);

            // Then
            assertThat(counts.lost()).isEqualTo(7);
            assertThat(counts.answered()).isEqualTo(13);
        }
    }

    @Test
    void shouldCountWhatWasDeletedBeforeItCameThere(EmbeddedBroker broker) {
        // Given
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch deleted = new CountDownLatch(1);
        FakeModel slow = FakeServing.model(MODEL).before(images -> {
            busy.countDown();
            join(deleted);
        });
        try (Cluster cluster = Cluster.withTopics(broker, "behind.")) {
            FakeServing.announce(cluster, MODEL);
            try (Serving serving = FakeServing.start(fetchingOneByOne(cluster), slow)) {
                serving.awaitReady(PATIENCE);
                send(cluster, 1);
                join(busy);
                // Of these the consumer may have fetched the first meanwhile, and knows of no others.
                for (int i = 0; i < 39; i++) {
                    send(cluster, 1);
                }

                // When
                cluster.deleteImages(PARTITION, 30);
                deleted.countDown();

                // Then
                await().atMost(PATIENCE)
                        .until(() ->
                                serving.counts().answered() + serving.counts().lost() == 40);
                assertThat(serving.counts().lost()).isBetween(28L, 29L);
                assertThat(serving.counts().replacedThreads()).isZero();
            }
        }
    }

    @Test
    void shouldNotTakeAFirstStartForALoss(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "begun.")) {
            FakeServing.announce(cluster, MODEL);
            send(cluster, 10);
            cluster.deleteImages(PARTITION, 4);

            // When
            ServingCounts counts = serveOn(cluster, FirstStart.EARLIEST, 6);

            // Then
            assertThat(counts.lost()).isZero();
            assertThat(counts.answered()).isEqualTo(6);
        }
    }

    @Test
    void shouldNotTakeTheMarkersOfTransactionsForALoss(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "markers.")) {
            FakeServing.announce(cluster, MODEL);
            sendInTransactions(cluster);
            serveOn(cluster, FirstStart.EARLIEST, 10);
            sendInTransactions(cluster);

            // When
            ServingCounts counts = serveOn(cluster, FirstStart.EARLIEST, 10);

            // Then
            assertThat(counts.lost()).isZero();
            assertThat(cluster.committed(cluster.topics().predictions())).hasSize(20);
        }
    }

    @Test
    void shouldAnswerWhatCameAfterItsFirstStartThoughItEndedBeforeItsFirstAnswer(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "latest.")) {
            FakeServing.announce(cluster, MODEL);
            send(cluster, 5);
            try (Serving serving = start(cluster, FirstStart.LATEST)) {
                serving.awaitReady(PATIENCE);
                await().atMost(PATIENCE).until(() -> cluster.hasCommitted(PARTITION));
            }
            send(cluster, 3);

            // When
            ServingCounts counts = serveOn(cluster, FirstStart.LATEST, 3);

            // Then
            assertThat(counts.lost()).isZero();
            assertThat(cluster.committedValues(cluster.topics().predictions()))
                    .extracting(prediction -> prediction.source().offset())
                    .containsExactly(5L, 6L, 7L);
            assertThat(said())
                    .anyMatch(line -> line.contains("latest.images-2 begins at offset 5, the next image")
                            && line.contains("no committed offset"));
        }
    }

    @Test
    void shouldSayThatAPositionLiesBeyondTheEnd(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "beyond.")) {
            FakeServing.announce(cluster, MODEL);
            cluster.commit(PARTITION, 10);
            send(cluster, 3);

            // When
            ServingCounts counts = serveOn(cluster, FirstStart.EARLIEST, 3);

            // Then
            assertThat(counts.positionsBeyondEnd()).isOne();
            assertThat(counts.answered()).isEqualTo(3);
            assertThat(said())
                    .anyMatch(line -> line.contains("go on at offset 10 of beyond.images-2, which ends before"));
        }
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Starts, sends so many images, and ends when they are answered. */
    private void serve(Cluster cluster, FirstStart first, int images) {
        try (Serving serving = start(cluster, first)) {
            serving.awaitReady(PATIENCE);
            await().atMost(PATIENCE).until(() -> cluster.hasCommitted(PARTITION));
            send(cluster, images);
            await().atMost(PATIENCE).until(() -> serving.counts().answered() == images);
        }
    }

    /** Serves what is there until so many images are answered. */
    private ServingCounts serveOn(Cluster cluster, FirstStart first, int answers) {
        try (Serving serving = start(cluster, first)) {
            await().atMost(PATIENCE).until(() -> serving.counts().answered() >= answers);
            return serving.counts();
        }
    }

    private Serving start(Cluster cluster, FirstStart first) {
        return FakeServing.start(FakeServing.config(cluster, directory).with(first), FakeServing.model(MODEL));
    }

    /** A fetch brings one batch of a sender at most. */
    private ServingConfig fetchingOneByOne(Cluster cluster) {
        KafkaConnection connection = new KafkaConnection(
                cluster.connection().bootstrapServers(), Map.of("main.consumer.max.partition.fetch.bytes", "1"));
        return ServingConfig.of(connection, cluster.topics(), directory).with(new Batching(1, 50, 100));
    }

    private static void send(Cluster cluster, int images) {
        for (int i = 0; i < images; i++) {
            cluster.send(image(cluster));
        }
        cluster.flush();
    }

    private static ProducerRecord<byte[], byte[]> image(Cluster cluster) {
        return new ProducerRecord<>(cluster.topics().images().name(), PARTITION, null, new byte[] {1});
    }

    /** Ten transactions of an image, and as many that are aborted. */
    private static void sendInTransactions(Cluster cluster) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.connection().with(Map.of("transactional.id", "sender")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 20; i++) {
                producer.beginTransaction();
                var unused = producer.send(image(cluster));
                if (i % 2 == 0) {
                    producer.commitTransaction();
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
