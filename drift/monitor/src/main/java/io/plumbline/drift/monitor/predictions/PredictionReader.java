package io.plumbline.drift.monitor.predictions;

import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads predictions and looks their features up in the bins of their model. What cannot be read is counted. Not safe for use
 * by several threads.
 */
public final class PredictionReader {

    private static final int MOST_RARITIES = 64;
    private static final String NO_MODEL = "an unnamed model";

    private final Topic<byte[], Prediction> topic;
    private final Deserializer<Prediction> deserializer;
    private final String images;
    private final References references;
    private final SkippedPredictions skipped;

    /** By identity, since it is asked at every prediction; forgotten now and then, since models come and go. */
    private final IdentityHashMap<ReferenceProfile, Rarity> rarities = new IdentityHashMap<>();

    public PredictionReader(Topics topics, References references, SkippedPredictions skipped) {
        this.topic = topics.predictions();
        this.deserializer = topic.value().deserializer();
        this.images = topics.images().name();
        this.references = references;
        this.skipped = skipped;
    }

    /**
     * The prediction in its model's bins, or nothing, and one more that is counted as skipped.
     *
     * @param stampMs its time stamp, milliseconds since 1970, which tells what reference it is judged by
     */
    public Optional<BinnedPrediction> read(byte[] value, Headers headers, long stampMs) {
        return prediction(value).flatMap(prediction -> features(prediction, headers)
                .flatMap(vector -> bin(prediction, vector, stampMs)));
    }

    private Optional<Prediction> prediction(byte[] value) {
        try {
            Prediction prediction = deserializer.deserialize(topic.name(), value);
            return prediction != null && prediction.source().topic().equals(images)
                    ? Optional.of(prediction)
                    : skip(SkipReason.MALFORMED, NO_MODEL, "expected the answer to an image on %s".formatted(images));
        } catch (SerializationException e) {
            return skip(SkipReason.MALFORMED, NO_MODEL, e.getMessage());
        }
    }

    private Optional<FloatVector> features(Prediction prediction, Headers headers) {
        try {
            Optional<FloatVector> features = FeatureHeader.read(headers);
            return features.isPresent()
                    ? features
                    : skip(
                            SkipReason.NO_FEATURES,
                            prediction.modelId(),
                            "header %s is missing".formatted(FeatureHeader.NAME));
        } catch (SerializationException e) {
            return skip(SkipReason.BAD_FEATURES, prediction.modelId(), e.getMessage());
        }
    }

    private Optional<BinnedPrediction> bin(Prediction prediction, FloatVector features, long stampMs) {
        Reference reference = references.at(prediction.modelId(), Instant.ofEpochMilli(stampMs));
        if (reference instanceof Reference.Unavailable unavailable) {
            return skip(SkipReason.of(unavailable.cause()), prediction.modelId(), unavailable.detail());
        }
        ReferenceProfile profile = ((Reference.Known) reference).profile();
        Binning binning = profile.binning();
        if (binning.featureCount() != features.size()) {
            return skip(
                    SkipReason.BAD_FEATURES,
                    prediction.modelId(),
                    "expected %d features, found %d".formatted(binning.featureCount(), features.size()));
        }
        byte[] row = binning.row(features.toArray());
        return Optional.of(new BinnedPrediction(
                prediction, binning.fingerprint(), row, rarity(profile).of(row)));
    }

    private Rarity rarity(ReferenceProfile profile) {
        if (rarities.size() > MOST_RARITIES) {
            rarities.clear();
        }
        return rarities.computeIfAbsent(profile, Rarity::new);
    }

    private <T> Optional<T> skip(SkipReason reason, String modelId, String detail) {
        skipped.add(reason, modelId, 1, detail);
        return Optional.empty();
    }
}
