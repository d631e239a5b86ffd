package io.plumbline.stream.batch;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Images that are decoded and scored together, by one model, when the first of them asks for its answer.
 *
 * <p>Belongs to the one stream thread that polled its images. It is reachable from their promises alone, and is garbage
 * as soon as they are: a chunk that nobody asks, because its partitions went elsewhere, costs nothing.
 */
final class Chunk {

    private final ImageScoring scoring;
    private final ServingCounters counters;
    private List<ConsumerRecord<byte[], byte[]>> images;
    private Answers answers;

    Chunk(List<ConsumerRecord<byte[], byte[]>> images, ImageScoring scoring, ServingCounters counters) {
        this.images = images;
        this.scoring = scoring;
        this.counters = counters;
    }

    Answer answer(int place) {
        if (answers == null) {
            answers = scoring.score(encodedImages());
            counters.chunk();
            // The encoded bytes may be large, and are not needed any more.
            images = null;
        }
        return answers.at(place);
    }

    private List<EncodedImage> encodedImages() {
        return images.stream()
                .map(record -> EncodedImage.of(record.value(), ImageHeaders.contentType(record.headers())))
                .toList();
    }
}
