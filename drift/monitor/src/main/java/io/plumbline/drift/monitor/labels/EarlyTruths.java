package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels of one image that came before its prediction.
 *
 * @param truths in the order in which they came
 */
record EarlyTruths(List<Truth> truths) {

    private static final Envelope ENVELOPE = new Envelope("early labels", "PLEL", 1);

    EarlyTruths {
        truths = List.copyOf(truths);
    }

    EarlyTruths and(Truth truth) {
        List<Truth> more = new ArrayList<>(truths);
        more.add(truth);
        return new EarlyTruths(more);
    }

    byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            out.writeCount(truths.size());
            truths.forEach(truth -> {
                out.writeString(truth.label());
                out.writeLong(truth.stampMs());
            });
        });
    }

    static EarlyTruths fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, in -> {
            List<Truth> truths = new ArrayList<>();
            for (int left = in.readCount(); left > 0; left--) {
                truths.add(new Truth(in.readString(), in.readLong()));
            }
            return new EarlyTruths(truths);
        });
    }
}
