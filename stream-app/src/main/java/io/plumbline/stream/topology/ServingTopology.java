package io.plumbline.stream.topology;

import io.plumbline.contract.topic.Topics;
import java.time.InstantSource;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The flow of serving: every image is scored and becomes a prediction or a rejection.
 *
 * <pre>
 * images ── score ──┬── predictions
 *                   ├── images-dlq
 *                   └── predictions-shadow
 * </pre>
 *
 * <p>One record in, one record out (and one more while there is a shadow), nothing held back and nothing remembered: what Streams commits is what was answered.
 * How the scores come out of batches all the same is told at {@link io.plumbline.stream.batch.Promise}.
 */
public final class ServingTopology {

    static final String IMAGES = "images";
    static final String SCORE = "score";
    static final String PREDICTIONS = "predictions";
    static final String SHADOW = "predictions-shadow";
    static final String REJECTIONS = "images-dlq";

    private ServingTopology() {}

    /**
     * Builds the topology.
     *
     * @param firstStart where to begin when nothing was committed yet
     * @param clock tells the time stamp of images whose own cannot be used
     */
    public static Topology build(Topics topics, AutoOffsetReset firstStart, Replies replies, InstantSource clock) {
        return new Topology()
                .addSource(
                        firstStart,
                        IMAGES,
                        new ArrivalTimestamp(clock),
                        topics.images().key().deserializer(),
                        new ArrivalDeserializer(),
                        topics.images().name())
                .addProcessor(SCORE, () -> new ScoreImage(replies), IMAGES)
                .addSink(
                        PREDICTIONS,
                        topics.predictions().name(),
                        topics.predictions().key().serializer(),
                        topics.predictions().value().serializer(),
                        SCORE)
                .addSink(
                        SHADOW,
                        topics.shadowPredictions().name(),
                        topics.shadowPredictions().key().serializer(),
                        topics.shadowPredictions().value().serializer(),
                        SCORE)
                .addSink(
                        REJECTIONS,
                        topics.rejections().name(),
                        topics.rejections().key().serializer(),
                        topics.rejections().value().serializer(),
                        SCORE);
    }
}
