package io.plumbline.stream.topology;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Outcome.Rejected;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.classify.Strangeness;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.batch.Promise;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.Answer.Shadowed;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Question;
import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Finds the one reply to each image: from the chunk that its promise names, otherwise by scoring it alone. The reply has
 * the image's key, and the time stamp under which the image entered the topology, and so has what a shadow makes of it.
 */
public final class Replies {

    private final Answering answering;
    private final DeadLetters deadLetters;
    private final ServingCounters counters;
    private final String version;

    /**
     * Replies for one process.
     *
     * @param answering answers the images that come without a promise
     * @param version of Plumbline, to be named by rejections
     */
    public Replies(Answering answering, DeadLetters deadLetters, ServingCounters counters, String version) {
        this.answering = answering;
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.version = version;
    }

    /** The reply to this image, and after it what a shadow would have replied, if there is one. */
    List<Reply> to(Record<byte[], Arrival> image, SourcePosition source) {
        String imageId = ImageHeaders.imageId(image.headers(), source);
        Answer answer = image.value().promise().map(Promise::redeem).orElseGet(() -> scoreAlone(image, imageId));
        counters.times().answered(image.timestamp());
        Outcome outcome = isTooLarge(image.key()) ? tooLarge(image.key()) : answer.outcome();
        if (outcome instanceof Rejected rejected) {
            return List.of(rejection(image, imageId, rejected, source));
        }
        Scored scored = (Scored) outcome;
        counters.scored();
        if (scored.strangeness().filter(Strangeness::outlier).isPresent()) {
            counters.outlier();
        }
        Reply reply = prediction(ServingTopology.PREDICTIONS, image, imageId, answer.modelId(), scored, source);
        return answer.shadow()
                .map(shadow -> List.of(reply, shadowed(image, imageId, shadow, source)))
                .orElseGet(() -> List.of(reply));
    }

    /** A prediction has its image's key, and with a huge one (it may have come compressed) no broker would take it. */
    private static boolean isTooLarge(byte[] key) {
        return key != null && key.length > Topics.LARGEST_HEADERS_BYTES;
    }

    private static Rejected tooLarge(byte[] key) {
        return new Rejected(
                RejectionReason.TOO_LARGE,
                "The key has %d bytes; at most %d are taken".formatted(key.length, Topics.LARGEST_HEADERS_BYTES));
    }

    private Reply shadowed(Record<byte[], Arrival> image, String imageId, Shadowed shadow, SourcePosition source) {
        counters.shadowed();
        return prediction(ServingTopology.SHADOW, image, imageId, shadow.modelId(), shadow.scored(), source);
    }

    private Answer scoreAlone(Record<byte[], Arrival> image, String imageId) {
        counters.lone();
        long beganNanos = counters.times().nanos();
        EncodedImage encoded = EncodedImage.of(image.value().value(), ImageHeaders.contentType(image.headers()));
        List<Answer> found = answering.answer(List.of(Question.of(encoded, image.key(), () -> imageId)));
        counters.times().scored(1, beganNanos);
        return found.get(0);
    }

    /** The features ride along in a header; the image's own headers, which speak of an image, do not. */
    private static Reply prediction(
            String sink,
            Record<byte[], Arrival> image,
            String imageId,
            String modelId,
            Scored scored,
            SourcePosition source) {
        Prediction prediction = new Prediction(
                imageId,
                scored.label(),
                scored.confidence(),
                scored.probabilities(),
                modelId,
                scored.strangeness().map(Strangeness::score),
                scored.strangeness().map(Strangeness::outlier),
                source);
        Headers headers = new RecordHeaders();
        FeatureHeader.write(headers, scored.features());
        OriginalTimestamp.read(image.headers()).ifPresent(own -> OriginalTimestamp.write(headers, own));
        return new Reply(sink, new Record<>(image.key(), prediction, image.timestamp(), headers));
    }

    private Reply rejection(Record<byte[], Arrival> image, String imageId, Rejected rejected, SourcePosition source) {
        counters.rejected(rejected.reason());
        Rejection rejection = new Rejection(imageId, rejected.reason(), rejected.detail(), source, version);
        return new Reply(ServingTopology.REJECTIONS, deadLetters.of(image, rejection));
    }
}
