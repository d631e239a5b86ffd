package io.plumbline.stream.batch;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Question;
import io.plumbline.stream.count.ServingCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Images that are decoded and scored together when the first of them asks for its answer; a model that wants fewer at once
 * by then gets them in parts, each when one of its images asks.
 *
 * <p>Belongs to the one stream thread that polled its images. It is reachable from their promises alone, and is garbage
 * as soon as they are: a chunk that nobody asks, because its partitions went elsewhere, costs nothing.
 */
final class Chunk {

    private final Answering answering;
    private final ServingCounters counters;
    private final List<ConsumerRecord<byte[], byte[]>> images;
    private final Answer[] answers;
    private final long polledNanos;

    Chunk(List<ConsumerRecord<byte[], byte[]>> images, Answering answering, ServingCounters counters) {
        this.images = new ArrayList<>(images);
        this.answers = new Answer[images.size()];
        this.answering = answering;
        this.counters = counters;
        this.polledNanos = counters.times().nanos();
    }

    Answer answer(int place) {
        if (answers[place] == null) {
            answerFrom(place);
            counters.chunk();
        }
        return answers[place];
    }

    private void answerFrom(int place) {
        int[] asked = open(0, answers.length);
        int most = answering.largestChunk();
        if (asked.length > most) {
            asked = open(place, most);
        }
        List<Question> questions = new ArrayList<>(asked.length);
        for (int open : asked) {
            questions.add(question(images.get(open)));
        }
        long beganNanos = counters.times().nanos();
        counters.times().waited(polledNanos, beganNanos);
        List<Answer> found = answering.answer(questions);
        counters.times().scored(asked.length, beganNanos);
        for (int i = 0; i < asked.length; i++) {
            answers[asked[i]] = found.get(i);
            // The encoded bytes may be large, and are not needed any more.
            images.set(asked[i], null);
        }
    }

    /** The first places from this one on that have no answer yet, and no more than these many. */
    private int[] open(int place, int most) {
        int[] places = new int[Math.min(most, answers.length - place)];
        int count = 0;
        for (int i = place; i < answers.length && count < places.length; i++) {
            if (answers[i] == null) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static Question question(ConsumerRecord<byte[], byte[]> record) {
        return Question.of(
                EncodedImage.of(record.value(), ImageHeaders.contentType(record.headers())),
                record.key(),
                () -> ImageHeaders.imageId(
                        record.headers(), new SourcePosition(record.topic(), record.partition(), record.offset())));
    }
}
