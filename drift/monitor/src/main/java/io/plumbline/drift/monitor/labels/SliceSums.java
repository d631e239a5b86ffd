package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.recent.LabelledRun;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one second brought for one model. Immutable; sums merge in any order and grouping to the same bits.
 *
 * @param labelled predictions and their labels, by the later of the two times; absent if there are none
 * @param answered how confident the model was in all that it predicted
 * @param fates what became of labels
 */
public record SliceSums(Optional<LabelledRun> labelled, ConfidenceSums answered, FateCounts fates) {

    static SliceSums of(LabelledRun labelled) {
        return new SliceSums(Optional.of(labelled), ConfidenceSums.empty(), FateCounts.none());
    }

    static SliceSums of(ConfidenceSums answered) {
        return new SliceSums(Optional.empty(), answered, FateCounts.none());
    }

    /** One label. */
    static SliceSums of(LabelFate fate) {
        return new SliceSums(Optional.empty(), ConfidenceSums.empty(), FateCounts.of(fate));
    }

    public SliceSums plus(SliceSums other) {
        return new SliceSums(
                Stream.of(labelled, other.labelled).flatMap(Optional::stream).reduce(LabelledRun::plus),
                answered.plus(other.answered),
                fates.plus(other.fates));
    }

    void writeTo(BytesOut out) {
        out.writeByte(labelled.isPresent() ? 1 : 0);
        labelled.ifPresent(run -> run.writeTo(out));
        answered.writeTo(out);
        fates.writeTo(out);
    }

    static SliceSums readFrom(BytesIn in) {
        return new SliceSums(
                in.readByte() == 1 ? Optional.of(LabelledRun.readFrom(in)) : Optional.empty(),
                ConfidenceSums.readFrom(in),
                FateCounts.readFrom(in));
    }
}
