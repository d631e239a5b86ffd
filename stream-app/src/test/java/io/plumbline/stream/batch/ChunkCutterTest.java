package io.plumbline.stream.batch;

import static io.plumbline.stream.batch.Polls.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

class ChunkCutterTest {

    private final FakeModel model = FakeModel.sound("sound");
    private final List<List<Integer>> chunks = new ArrayList<>();
    private final ServingCounters counters = new ServingCounters();

    @Test
    void shouldDealImagesFromAllPartitionsInTurn() {
        // Given
        ConsumerRecords<byte[], byte[]> poll = new Polls()
                .with(IMAGES, 0, 1, 2, 3, 4, 5)
                .with(IMAGES, 1, 11)
                .with(IMAGES, 2, 21, 22)
                .poll();

        // When
        cutter(4).cut(poll);

        // Then
        redeem(poll);
        assertThat(chunks).containsExactly(List.of(1, 11, 21, 2), List.of(22, 3, 4, 5));
    }

    @Test
    void shouldGiveEachImageTheAnswerOfItsOwnPlace() {
        // Given
        int[] values = IntStream.range(0, 100).toArray();
        ConsumerRecords<byte[], byte[]> poll =
                new Polls().with(IMAGES, 0, values).with(IMAGES, 3, values).poll();

        // When
        cutter(7).cut(poll);

        // Then
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            Promise promise = Promise.takeFrom(record.headers()).orElseThrow();
            assertThat(((Scored) promise.redeem().outcome()).features().get(0)).isEqualTo(record.value()[0]);
        }
    }

    @Test
    void shouldCutChunksOfAboutTheSameSize() {
        // Given
        ConsumerRecords<byte[], byte[]> poll =
                new Polls().with(IMAGES, 0, new int[257]).poll();

        // When
        cutter(256).cut(poll);

        // Then
        redeem(poll);
        assertThat(model.passes()).containsExactly(128, 129);
        assertThat(counters.snapshot().chunks()).isEqualTo(2);
    }

    @Test
    void shouldScoreWhatWasCutForAFastModelInPartsThatASlowOneThatFollowsCanAfford() {
        // Given
        AtomicInteger largest = new AtomicInteger(100);
        ImageScoring changing = new ImageScoring() {
            @Override
            public Answers score(List<EncodedImage> images) {
                return new Answers(model.id(), model.score(images));
            }

            @Override
            public int largestChunk() {
                return largest.get();
            }
        };
        ConsumerRecords<byte[], byte[]> poll =
                new Polls().with(IMAGES, 0, IntStream.range(0, 11).toArray()).poll();
        new ChunkCutter(IMAGES, 100, Answering.byOneModel(changing), counters).cut(poll);
        largest.set(4);

        // When
        List<Float> answers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            Promise promise = Promise.takeFrom(record.headers()).orElseThrow();
            answers.add(((Scored) promise.redeem().outcome()).features().get(0));
        }

        // Then
        assertThat(model.passes()).containsExactly(4, 4, 3);
        assertThat(answers).containsExactly(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f);
    }

    @Test
    void shouldCutSmallerChunksForASlowModel() {
        // Given
        ConsumerRecords<byte[], byte[]> poll =
                new Polls().with(IMAGES, 0, new int[7]).poll();
        ImageScoring slow = new ImageScoring() {
            @Override
            public Answers score(List<EncodedImage> images) {
                return new Answers(model.id(), model.score(images));
            }

            @Override
            public int largestChunk() {
                return 3;
            }
        };

        // When
        new ChunkCutter(IMAGES, 256, Answering.byOneModel(slow), counters).cut(poll);

        // Then
        redeem(poll);
        assertThat(model.passes()).containsExactly(2, 2, 3);
    }

    @Test
    void shouldScoreAChunkInOnePassAndOnlyWhenTheFirstAsks() {
        // Given
        ConsumerRecords<byte[], byte[]> poll =
                new Polls().with(IMAGES, 0, 1, 2, 3).poll();
        cutter(256).cut(poll);
        boolean scoredBeforeAnyoneAsked = !model.passes().isEmpty();

        // When
        redeem(poll);

        // Then
        assertThat(scoredBeforeAnyoneAsked).isFalse();
        assertThat(model.passes()).containsExactly(3);
    }

    @Test
    void shouldLeaveOtherTopicsAlone() {
        // Given
        ConsumerRecords<byte[], byte[]> poll =
                new Polls().with("others", 0, 1, 2).with(IMAGES, 0, 3).poll();

        // When
        cutter(256).cut(poll);

        // Then
        assertThat(poll.records("others")).allMatch(record -> record.headers().toArray().length == 0);
        redeem(poll);
        assertThat(chunks).containsExactly(List.of(3));
    }

    @Test
    void shouldCutNothingFromAnEmptyPoll() {
        // Given
        ConsumerRecords<byte[], byte[]> poll = ConsumerRecords.empty();

        // When
        cutter(256).cut(poll);

        // Then
        assertThat(counters.snapshot().interceptorFailures()).isZero();
    }

    private ChunkCutter cutter(int chunkSize) {
        ImageScoring scoring = images -> {
            chunks.add(images.stream().map(ChunkCutterTest::firstByte).toList());
            return new Answers(model.id(), model.score(images));
        };
        return new ChunkCutter(IMAGES, chunkSize, Answering.byOneModel(scoring), counters);
    }

    private static int firstByte(EncodedImage image) {
        return image.value()[0];
    }

    private static void redeem(ConsumerRecords<byte[], byte[]> poll) {
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            Promise.takeFrom(record.headers()).ifPresent(Promise::redeem);
        }
    }
}
