package io.plumbline.trainer.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.trainer.retraining.Cluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.internal.FileRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the broker keeps of announcements. It keeps a batch as a whole, or not at all. */
class ModelPublisherIT {

    private static final String FIRST_SEGMENT = "00000000000000000000.log";

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldWriteWhatBelongsTogetherAsOneBatchInItsOrder() throws IOException {
        // Given
        try (Cluster cluster = new Cluster(broker, "together.");
                ModelPublisher publisher = new ModelPublisher(
                        cluster.connection(), cluster.topics().models())) {

            // When
            publisher.announce(of('a', ModelRole.CHAMPION), of('b', ModelRole.RETIRED), of('c', ModelRole.RETIRED));
            publisher.announce(of('b', ModelRole.CHAMPION), of('a', ModelRole.WITHDRAWN));
            publisher.announce(of('d', ModelRole.SHADOW));
        }

        // Then
        assertThat(batches("together.models-0"))
                .containsExactly(List.of(id('a'), id('b'), id('c')), List.of(id('b'), id('a')), List.of(id('d')));
    }

    /** The keys of each batch. */
    private static List<List<String>> batches(String partition) throws IOException {
        Path segment = broker.directory().resolve(partition).resolve(FIRST_SEGMENT);
        List<List<String>> batches = new ArrayList<>();
        try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
            records.batches().forEach(batch -> {
                List<String> keys = new ArrayList<>();
                batch.forEach(record -> keys.add(UTF_8.decode(record.key()).toString()));
                batches.add(keys);
            });
        }
        return batches;
    }

    private static ModelAnnouncement of(char digit, ModelRole role) {
        return new ModelAnnouncement(
                id(digit), role, URI.create("file:///nowhere"), 1, Instant.EPOCH, "tester", "for the test");
    }

    private static String id(char digit) {
        return "m-" + String.valueOf(digit).repeat(64);
    }
}
