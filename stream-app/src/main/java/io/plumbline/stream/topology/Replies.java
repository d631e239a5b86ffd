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
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.batch.Promise;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Finds the one reply to each image: from the chunk that its promise names, otherwise by scoring it alone. The reply has
 * the image's key, and the time stamp under which the image entered the topology.
 */
public final class Replies {

    private final ImageScoring scoring;
    private final DeadLetters deadLetters;
    private final ServingCounters counters;
    private final String version;

    /**
     * Replies for one process.
     *
     * @param scoring answers the images that come without a promise
     * @param version of Plumbline, to be named by rejections
     */
    public Replies(ImageScoring scoring, DeadLetters deadLetters, ServingCounters counters, String version) {
        this.scoring = scoring;
        this.deadLetters = deadLetters;
        this.counters = counters;
        this.version = version;
    }

    Reply to(Record<byte[], Arrival> image, SourcePosition source) {
        String imageId = ImageHeaders.imageId(image.headers(), source);
        Answer answer = image.value().promise().map(Promise::redeem).orElseGet(() -> scoreAlone(image));
        Outcome outcome = isTooLarge(image.key()) ? tooLarge(image.key()) : answer.outcome();
        if (outcome instanceof Rejected rejected) {
            return rejection(image, imageId, rejected, source);
        }
        return prediction(image, imageId, answer.modelId(), (Scored) outcome, source);
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

    private Answer scoreAlone(Record<byte[], Arrival> image) {
        counters.lone();
        EncodedImage encoded = EncodedImage.of(image.value().value(), ImageHeaders.contentType(image.headers()));
        return scoring.score(List.of(encoded)).at(0);
    }

    /** The features ride along in a header; the image's own headers, which speak of an image, do not. */
    private Reply prediction(
            Record<byte[], Arrival> image, String imageId, String modelId, Scored scored, SourcePosition source) {
        counters.scored();
        Prediction prediction = new Prediction(
                imageId,
                scored.label(),
                scored.confidence(),
                scored.probabilities(),
                modelId,
                scored.outlierScore(),
                source);
        Headers headers = new RecordHeaders();
        FeatureHeader.write(headers, scored.features());
        OriginalTimestamp.read(image.headers()).ifPresent(own -> OriginalTimestamp.write(headers, own));
        return new Reply(
                ServingTopology.PREDICTIONS, new Record<>(image.key(), prediction, image.timestamp(), headers));
    }

    private Reply rejection(Record<byte[], Arrival> image, String imageId, Rejected rejected, SourcePosition source) {
        counters.rejected(rejected.reason());
        Rejection rejection = new Rejection(imageId, rejected.reason(), rejected.detail(), source, version);
        return new Reply(ServingTopology.REJECTIONS, deadLetters.of(image, rejection));
    }
}
