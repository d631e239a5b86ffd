package io.plumbline.stream.batch;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Question;
import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Images that are decoded and scored together when the first of them asks for its answer.
 *
 * <p>Belongs to the one stream thread that polled its images. It is reachable from their promises alone, and is garbage
 * as soon as they are: a chunk that nobody asks, because its partitions went elsewhere, costs nothing.
 */
final class Chunk {

    private final Answering answering;
    private final ServingCounters counters;
    private List<ConsumerRecord<byte[], byte[]>> images;
    private List<Answer> answers;

    Chunk(List<ConsumerRecord<byte[], byte[]>> images, Answering answering, ServingCounters counters) {
        this.images = images;
        this.answering = answering;
        this.counters = counters;
    }

    Answer answer(int place) {
        if (answers == null) {
            answers = answering.answer(questions());
            counters.chunk();
            // The encoded bytes may be large, and are not needed any more.
            images = null;
        }
        return answers.get(place);
    }

    private List<Question> questions() {
        return images.stream().map(Chunk::question).toList();
    }

    private static Question question(ConsumerRecord<byte[], byte[]> record) {
        return Question.of(
                EncodedImage.of(record.value(), ImageHeaders.contentType(record.headers())),
                record.key(),
                () -> ImageHeaders.imageId(
                        record.headers(), new SourcePosition(record.topic(), record.partition(), record.offset())));
    }
}
