package io.plumbline.drift.statistics.recent;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.pane.Origin;

/**
 * Predictions of one model that have their label. Immutable; runs merge in any order and grouping to the same bits.
 *
 * @param outcomes whether the model was right, by true class
 * @param confidences how confident it was in the same images; of none, if nobody knows what its confidence means
 * @param origin when and where those images came from
 */
public record LabelledRun(ClassOutcomes outcomes, ConfidenceSums confidences, Origin origin) {

    /** No labels yet. */
    public static LabelledRun empty(int classes) {
        return new LabelledRun(ClassOutcomes.empty(classes), ConfidenceSums.empty(), Origin.nowhere());
    }

    public LabelledRun plus(LabelledRun other) {
        return new LabelledRun(
                outcomes.plus(other.outcomes), confidences.plus(other.confidences), origin.plus(other.origin));
    }

    public int labels() {
        return outcomes.total().labels();
    }

    public void writeTo(BytesOut out) {
        outcomes.writeTo(out);
        confidences.writeTo(out);
        origin.writeTo(out);
    }

    public static LabelledRun readFrom(BytesIn in) {
        return new LabelledRun(ClassOutcomes.readFrom(in), ConfidenceSums.readFrom(in), Origin.readFrom(in));
    }
}
