package io.plumbline.drift.monitor.acceptance;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.references.AcceptedReferences;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes what arrived the new reference of a model; where more than {@value #MOST_IMAGES} predictions did, so many at most,
 * chosen by chance from all of them. Every fourth prediction places the bin edges and the others are counted, so
 * that both come from the same mix, however the stream changes; then the rolling test is calibrated as it was before.
 *
 * @param modelId the model whose predictions are read back
 * @param before the reference that it is judged by until then, whose features and calibration settings stay
 * @param clock the wall clock
 */
public record Acceptance(
        KafkaConnection connection, Topics topics, String modelId, ReferenceProfile before, InstantSource clock) {

    /** How many predictions it takes at least. */
    public static final int LEAST_IMAGES = 10_000;

    /** Enough for any reference, and some 100 bytes each. */
    private static final int MOST_IMAGES = 200_000;

    private static final int ONE_IN_SO_MANY_FOR_EDGES = 4;

    /**
     * Who accepts it.
     *
     * @param by a person
     * @param why the reason given
     */
    public record Signature(String by, String why) {}

    /**
     * The new reference, not yet announced. To read and calibrate takes seconds; its notice begins when that is done.
     *
     * @param since the predictions from there on
     * @throws TooFewPredictionsException if there are fewer than {@value #LEAST_IMAGES}, with their number
     */
    public AcceptedReference of(Since since, Signature signature) {
        int features = before.binning().featureCount();
        Arrived arrived =
                new ArrivedPredictions(topics.predictions(), modelId, features, MOST_IMAGES).since(since, connection);
        if (arrived.images() < LEAST_IMAGES) {
            throw new TooFewPredictionsException(
                    "Since %s, %,d predictions of %s with features have come; a reference takes %,d at least. Go back farther, or wait."
                            .formatted(since, arrived.images(), modelId, LEAST_IMAGES));
        }
        ReferenceProfile profile = profile(arrived.vectors(), arrived.images());
        Instant at = clock.instant();
        return new AcceptedReference(
                "%s-accepted-%d".formatted(ModelId.parse(modelId).shortForm(), at.toEpochMilli()),
                modelId,
                Base64.getEncoder().encodeToString(profile.toBytes()),
                arrived.images(),
                arrived.sources(),
                at.plus(AcceptedReferences.NOTICE),
                signature.by(),
                signature.why(),
                at);
    }

    /** The profile of these feature vectors, the same for the same seed. */
    ReferenceProfile profile(List<float[]> vectors, long seed) {
        List<float[]> edges = new ArrayList<>();
        List<float[]> counted = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            (i % ONE_IN_SO_MANY_FOR_EDGES == 0 ? edges : counted).add(vectors.get(i));
        }
        return ReferenceProfile.of(
                before.binning().features(),
                edges.toArray(float[][]::new),
                counted.toArray(float[][]::new),
                before.calibrations().stream()
                        .map(each -> new Calibrator(each.settings(), seed))
                        .toList());
    }
}
