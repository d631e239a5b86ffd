package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.recent.LabelledRun;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What comes of a label and a prediction of the same image. */
final class Meeting {

    private final JoinStores stores;
    private final References references;
    private final LabelTally tally;
    private final long retentionMs;

    Meeting(JoinStores stores, LabelSettings settings, References references, LabelTally tally) {
        this.stores = stores;
        this.references = references;
        this.tally = tally;
        this.retentionMs = settings.retention().toMillis();
    }

    /** Takes a label in, and tells what is to be known of the prediction from now on. */
    KeptAnswer of(String imageId, KeptAnswer kept, Truth truth) {
        Answer answer = kept.answer();
        Optional<Reference.Known> model = references.known(answer.modelId());
        OptionalInt named =
                model.map(known -> known.classes().number(truth.label())).orElseGet(OptionalInt::empty);
        LabelFate fate = fate(kept, truth, model.isPresent(), named);
        stores.slices().add(key(answer, truth), SliceSums.of(fate));
        tally.add(fate, () -> "image %s, class %s".formatted(imageId, truth.label()));
        return fate == LabelFate.JOINED
                ? join(
                        imageId,
                        kept,
                        truth,
                        named.getAsInt(),
                        model.get().classes().count())
                : kept;
    }

    private LabelFate fate(KeptAnswer kept, Truth truth, boolean modelKnown, OptionalInt named) {
        if (truth.stampMs() - kept.answer().stampMs() > retentionMs) {
            return LabelFate.EXPIRED;
        }
        if (named.isEmpty()) {
            return modelKnown ? LabelFate.UNKNOWN_CLASS : LabelFate.UNKNOWN_MODEL;
        }
        if (kept.truth() == KeptAnswer.NO_LABEL) {
            return LabelFate.JOINED;
        }
        return kept.truth() == named.getAsInt() ? LabelFate.DUPLICATE : LabelFate.CONTRADICTORY;
    }

    private KeptAnswer join(String imageId, KeptAnswer kept, Truth truth, int label, int classes) {
        Answer answer = kept.answer();
        LabelledRun run = new LabelledRun(
                ClassOutcomes.of(classes, label, label == answer.predicted()),
                answer.confidence(),
                new Origin(
                        answer.stampMs(),
                        answer.stampMs(),
                        new TreeMap<>(Map.of(answer.partition(), new OffsetRange(answer.offset(), answer.offset())))));
        stores.slices().add(key(answer, truth), SliceSums.of(run));
        KeptAnswer labelled = kept.labelled(label);
        stores.put(imageId, labelled);
        return labelled;
    }

    private static SliceKey key(Answer answer, Truth truth) {
        return SliceKey.at(Math.max(answer.stampMs(), truth.stampMs()), answer.modelId());
    }
}
