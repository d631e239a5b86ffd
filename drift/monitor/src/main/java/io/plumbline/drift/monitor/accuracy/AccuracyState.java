package io.plumbline.drift.monitor.accuracy;

import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.monitor.labels.SliceSums;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.edetector.Evidence;
import io.plumbline.drift.statistics.recent.ConfidenceWindow;
import io.plumbline.drift.statistics.recent.LabelledWindow;
import java.util.Optional;

/**
 * What is known of one model's accuracy. Immutable.
 *
 * @param labelled the newest labels
 * @param answered the newest predictions
 * @param fates what became of all labels
 * @param evidence that the model is wrong too often, if anybody can tell what is too often
 * @param alarm the last alarm, and what came of it
 */
public record AccuracyState(
        LabelledWindow labelled,
        ConfidenceWindow answered,
        FateCounts fates,
        Optional<Evidence> evidence,
        AccuracyAlarm alarm) {

    private static final Envelope ENVELOPE = new Envelope("state of a model's accuracy", "PLAS", 1);

    static AccuracyState initial(int window) {
        return new AccuracyState(
                LabelledWindow.initial(window),
                ConfidenceWindow.initial(window),
                FateCounts.none(),
                Optional.empty(),
                AccuracyAlarm.none());
    }

    /** The state after some more labels and predictions, but for what the watch makes of them. */
    AccuracyState plus(SliceSums sums) {
        return new AccuracyState(
                sums.labelled().map(labelled::plus).orElse(labelled),
                answered.plus(sums.answered()),
                fates.plus(sums.fates()),
                evidence,
                alarm);
    }

    /**
     * The state as far as another size of the windows leaves it as it is; they grow or shrink to it with the next labels and
     * predictions.
     */
    AccuracyState over(int window) {
        return new AccuracyState(
                new LabelledWindow(window, labelled.runs()),
                new ConfidenceWindow(window, answered.runs()),
                fates,
                evidence,
                alarm);
    }

    AccuracyState watched(Evidence newEvidence, AccuracyAlarm newAlarm) {
        return new AccuracyState(labelled, answered, fates, Optional.of(newEvidence), newAlarm);
    }

    AccuracyState with(AccuracyAlarm newAlarm) {
        return new AccuracyState(labelled, answered, fates, evidence, newAlarm);
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            labelled.writeTo(out);
            answered.writeTo(out);
            fates.writeTo(out);
            out.writeByte(evidence.isPresent() ? 1 : 0);
            evidence.ifPresent(known -> known.writeTo(out));
            alarm.writeTo(out);
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static AccuracyState fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, AccuracyState::readFrom);
    }

    private static AccuracyState readFrom(BytesIn in) {
        return new AccuracyState(
                LabelledWindow.readFrom(in),
                ConfidenceWindow.readFrom(in),
                FateCounts.readFrom(in),
                in.readByte() == 1 ? Optional.of(Evidence.readFrom(in)) : Optional.empty(),
                AccuracyAlarm.readFrom(in));
    }
}
