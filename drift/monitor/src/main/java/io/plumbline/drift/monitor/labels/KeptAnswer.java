package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.statistics.codec.Envelope;

/**
 * A prediction that is kept for its label.
 *
 * @param truth the number of the class that its first label named, or {@link #NO_LABEL}
 */
record KeptAnswer(Answer answer, int truth) {

    static final int NO_LABEL = -1;

    private static final Envelope ENVELOPE = new Envelope("kept prediction", "PLKP", 1);

    static KeptAnswer of(Answer answer) {
        return new KeptAnswer(answer, NO_LABEL);
    }

    KeptAnswer labelled(int label) {
        return new KeptAnswer(answer, label);
    }

    byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            ImageNewsSerde.write(answer, out);
            out.writeCount(truth + 1);
        });
    }

    static KeptAnswer fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, in -> new KeptAnswer(ImageNewsSerde.readAnswer(in), in.readCount() - 1));
    }
}
