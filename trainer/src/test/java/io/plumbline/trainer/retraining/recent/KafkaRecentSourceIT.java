package io.plumbline.trainer.retraining.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.retraining.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaRecentSourceIT {

    private static final LabelledImages IMAGES = ShapeImages.of(80, 5);
    private static final Duration NO_WAIT = Duration.ZERO;

    private static EmbeddedBroker broker;

    private Cluster cluster;

    @BeforeAll
    static void startABroker() {
        broker = EmbeddedBroker.startTemporary();
    }

    @AfterAll
    static void stopTheBroker() {
        broker.close();
    }

    @BeforeEach
    void sendImages() throws ExecutionException, InterruptedException {
        cluster = new Cluster(broker, UUID.randomUUID() + ".");
        cluster.sendImages("image", IMAGES);
    }

    @AfterEach
    void leaveTheCluster() {
        cluster.close();
    }

    @Test
    void shouldReadFromBehindTheWindowOfTheTriggerAndElsewhereFromItsTime() {
        // Given
        List<OffsetRange> window = List.of(range(0, 1, 4), range(1, 9, 17), range(1, 2, 5), range(2, 0, 999));

        // When
        List<RecentImage> images;
        try (RecentSource source = source(window, 1_000)) {
            source.readOn(NO_WAIT);
            images = source.images();
        }

        // Then
        assertThat(images.stream().filter(image -> image.position().partition() == 0))
                .hasSize(15)
                .allMatch(image -> image.position().offset() >= 5);
        assertThat(images.stream().filter(image -> image.position().partition() == 1))
                .hasSize(2);
        assertThat(images.stream().filter(image -> image.position().partition() >= 2))
                .isEmpty();
    }

    @Test
    void shouldJoinTheNewestLabelWheneverItComes() throws ExecutionException, InterruptedException {
        // Given
        label("image-4", 1);
        try (RecentSource source = source(List.of(range(0, 0, 0)), 1_000)) {
            source.readOn(NO_WAIT);
            label("image-8", 2);
            label("image-4", 0);
            label("nobody's", 0);
            cluster.send(cluster.topics().labels(), "image-12", new Label("image-12", "no class of the model"));

            // When
            source.readOn(NO_WAIT);

            // Then
            assertThat(source.labelled())
                    .extracting(recent -> recent.image().id() + " is " + recent.label())
                    .containsExactly("image-4 is 0", "image-8 is 2");
            assertThat(source.labelledCount()).isEqualTo(2);
            assertThat(source.malformedLabels()).isEqualTo(1);
        }
    }

    @Test
    void shouldKeepTheLabelsOfTheImagesThatItKeepsHoweverManyOthersThereAre()
            throws ExecutionException, InterruptedException {
        // Given
        int mostImages = 10;
        label("image-8", 1);
        cluster.sendLabels("image", IMAGES);
        cluster.sendLabels("other", ShapeImages.of(200, 7));

        // When
        List<LabelledRecent> labelled;
        try (RecentSource source = source(List.of(range(0, 0, 0)), mostImages)) {
            source.readOn(NO_WAIT);
            labelled = source.labelled();
        }

        // Then
        assertThat(labelled)
                .extracting(recent -> recent.image().id())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, mostImages)
                        .mapToObj(i -> "image-" + 4 * i)
                        .toList());
    }

    @Test
    void shouldKeepTheNewestOnceTold() throws ExecutionException, InterruptedException {
        // Given
        List<OffsetRange> fromTheStart = List.of(range(0, 0, 0), range(1, 0, 0), range(2, 0, 0), range(3, 0, 0));
        try (RecentSource source = source(fromTheStart, 1_000)) {
            source.readOn(NO_WAIT);
            source.keepNewest(30);
            cluster.sendImages("later", ShapeImages.of(20, 6));

            // When
            source.readOn(NO_WAIT);

            // Then
            assertThat(source.images()).hasSize(30);
            assertThat(source.images().stream().filter(image -> image.id().startsWith("later")))
                    .hasSize(20);
            assertThat(source.images()).isSortedAccordingTo(RecentImage.OLDEST_FIRST);
        }
    }

    @Test
    void shouldKeepNoMoreBytesThanItMayBeforeAndAfterItKeepsTheNewest() {
        // Given
        long imageBytes = (long) IMAGES.shape().sizeBytes() + "image-80".length();
        List<OffsetRange> sources = List.of(range(0, 0, 0));
        try (RecentSource source = source(sources, 1_000, 5 * imageBytes)) {
            source.readOn(NO_WAIT);
            List<RecentImage> oldest = source.images();
            source.keepNewest(1_000);

            // When
            source.readOn(NO_WAIT);

            // Then
            assertThat(ids(oldest))
                    .containsExactly("image-4", "image-8", "image-12", "image-16", "image-20", "image-24");
            assertThat(ids(source.images()))
                    .containsExactly("image-60", "image-64", "image-68", "image-72", "image-76");
        }
    }

    private static List<String> ids(List<RecentImage> images) {
        return images.stream().map(RecentImage::id).toList();
    }

    @Test
    void shouldRefuseATriggerAboutAnotherTopic() {
        // Given
        List<OffsetRange> elsewhere = List.of(new OffsetRange("elsewhere", 0, 0, 1));

        // When
        var making = assertThatThrownBy(() -> source(elsewhere, 1_000));

        // Then
        making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("elsewhere-0");
    }

    @Test
    void shouldReadTheVeryImagesThatSomebodyAsksForByHandOrTheNewestOfThem() {
        // Given
        List<OffsetRange> asked = List.of(range(0, 2, 17), range(1, 4, 9));
        RetrainingTrigger trigger = new RetrainingTrigger(
                "trigger",
                "model",
                Cause.BY_HAND,
                Optional.empty(),
                asked,
                Instant.now().plusSeconds(1));

        // When
        List<RecentImage> all;
        List<RecentImage> newest;
        try (RecentSource source = source(trigger, 1_000, Long.MAX_VALUE);
                RecentSource few = source(trigger, 16, Long.MAX_VALUE)) {
            source.readOn(NO_WAIT);
            all = source.images();
            few.readOn(NO_WAIT);
            newest = few.images();
        }

        // Then
        assertThat(all).extracting(image -> image.position().partition()).containsOnly(0, 1);
        assertThat(all.stream().filter(image -> image.position().partition() == 0))
                .extracting(image -> image.position().offset())
                .startsWith(2L);
        assertThat(newest.stream().filter(image -> image.position().partition() == 0))
                .extracting(image -> image.position().offset())
                .startsWith(14L);
    }

    private void label(String id, int label) throws ExecutionException, InterruptedException {
        cluster.send(cluster.topics().labels(), id, new Label(id, ShapeImages.LABELS.get(label)));
    }

    private OffsetRange range(int partition, long first, long last) {
        return new OffsetRange(cluster.topics().images().name(), partition, first, last);
    }

    private RecentSource source(List<OffsetRange> sources, int mostImages) {
        return source(sources, mostImages, Long.MAX_VALUE);
    }

    private RecentSource source(List<OffsetRange> sources, int mostImages, long mostBytes) {
        Instant afterTheImages = Instant.now().plusSeconds(1);
        return source(
                new RetrainingTrigger(
                        "trigger", "model", Cause.DRIFT_CONFIRMED, Optional.of("episode"), sources, afterTheImages),
                mostImages,
                mostBytes);
    }

    private RecentSource source(RetrainingTrigger trigger, int mostImages, long mostBytes) {
        return new KafkaRecentSource(
                cluster.connection(),
                cluster.topics(),
                trigger,
                ShapeImages.LABELS,
                mostImages,
                mostBytes,
                () -> false);
    }
}
