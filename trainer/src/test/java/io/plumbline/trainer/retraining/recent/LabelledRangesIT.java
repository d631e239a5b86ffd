package io.plumbline.trainer.retraining.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.KafkaPool;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.PoolOrigin;
import io.plumbline.trainer.retraining.Cluster;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelledRangesIT {

    /** Image 4·i lies at offset i of partition 0, image 4·i + 1 at that of partition 1. */
    private static final LabelledImages IMAGES = ShapeImages.of(80, 3);

    private static EmbeddedBroker broker;
    private static Cluster cluster;

    @BeforeAll
    static void startABroker() {
        broker = EmbeddedBroker.startTemporary();
    }

    @BeforeEach
    void send() throws ExecutionException, InterruptedException {
        cluster = new Cluster(broker, UUID.randomUUID() + ".");
        cluster.sendImages("image", IMAGES);
        cluster.sendLabels("image", IMAGES.select(IntStream.range(0, 60).toArray()));
    }

    @AfterEach
    void leave() {
        cluster.close();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldJoinImagesOfTheRangesWithTheirLabels() {
        // Given
        List<OffsetRange> ranges = List.of(range(0, 2, 4), range(0, 13, 17), range(1, 0, 0));

        // When
        LabelledImages read = ranges(ranges);

        // Then
        int[] expected = {8, 12, 16, 52, 56, 1};
        assertThat(read.size()).isEqualTo(expected.length);
        List<byte[]> pixels =
                IntStream.range(0, read.size()).mapToObj(read::pixels).toList();
        for (int number : expected) {
            assertThat(pixels).anySatisfy(image -> assertThat(image).isEqualTo(IMAGES.pixels(number)));
        }
        for (int i = 0; i < read.size(); i++) {
            int at = i;
            int number = IntStream.of(expected)
                    .filter(n -> Arrays.equals(IMAGES.pixels(n), read.pixels(at)))
                    .findFirst()
                    .orElseThrow();
            assertThat(read.label(i)).isEqualTo(IMAGES.label(number));
        }
    }

    @Test
    void shouldRefuseOffsetsThatAreNotThere() {
        // Given
        List<OffsetRange> ranges = List.of(range(0, 2, 4_000));

        // When
        var reading = assertThatThrownBy(() -> ranges(ranges));

        // Then
        reading.isInstanceOf(DataSetException.class).hasMessageContaining("offsets 2 to 4000");
    }

    @Test
    void shouldSayThatNothingHasALabel() {
        // Given
        List<OffsetRange> unlabelled = List.of(range(0, 18, 19));

        // When
        var reading = assertThatThrownBy(() -> ranges(unlabelled));

        // Then
        reading.isInstanceOf(DataSetException.class)
                .hasMessageContaining("Of 2 images")
                .hasMessageContaining("0 have");
    }

    @Test
    void shouldBeTheSameWhenMoreLabelsHaveCome() throws ExecutionException, InterruptedException {
        // Given
        LabelledRanges onKafka = new LabelledRanges(cluster.connection(), cluster.topics());
        KafkaPool before = onKafka.known(List.of(range(0, 0, 19)));
        LabelledImages pool = onKafka.read(before, ShapeImages.LABELS, ShapeImages.SHAPE);
        PoolOrigin kept = PoolOrigin.of(PoolOrigin.kafka(before).settings());

        // When
        cluster.sendLabels("image", IMAGES);

        // Then
        assertThat(kept.kafka()).contains(before);
        assertThat(onKafka.read(kept.kafka().orElseThrow(), ShapeImages.LABELS, ShapeImages.SHAPE)
                        .sha256())
                .isEqualTo(pool.sha256());
        assertThat(onKafka.read(onKafka.known(before.images()), ShapeImages.LABELS, ShapeImages.SHAPE)
                        .size())
                .isGreaterThan(pool.size());
    }

    private static LabelledImages ranges(List<OffsetRange> ranges) {
        LabelledRanges onKafka = new LabelledRanges(cluster.connection(), cluster.topics());
        return onKafka.read(onKafka.known(ranges), ShapeImages.LABELS, ShapeImages.SHAPE);
    }

    private static OffsetRange range(int partition, long first, long last) {
        return new OffsetRange(cluster.topics().images().name(), partition, first, last);
    }
}
