package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import java.util.ArrayList;
import java.util.List;

/** Labels that wait for the predictions of their images. */
final class EarlyLabels {

    private static final int MOST_OF_ONE_IMAGE = 16;

    private final JoinStores stores;
    private final LabelTally tally;
    private final long waitMs;
    private int images;
    private long oldestMs = Long.MAX_VALUE;

    EarlyLabels(JoinStores stores, LabelSettings settings, LabelTally tally) {
        this.stores = stores;
        this.tally = tally;
        this.waitMs = settings.patience().toMillis();
        stores.forEachEarly((imageId, early) -> {
            images++;
            early.truths().forEach(this::noteTime);
        });
    }

    void add(String imageId, Truth truth) {
        EarlyTruths known = stores.early(imageId).orElseGet(() -> new EarlyTruths(List.of()));
        if (known.truths().isEmpty() && images >= JoinLabels.MOST_EARLY) {
            unknown(imageId, truth, "labels of %,d images wait already".formatted(images));
        } else if (known.truths().size() >= MOST_OF_ONE_IMAGE) {
            unknown(imageId, truth, "%d labels wait for it already".formatted(MOST_OF_ONE_IMAGE));
        } else {
            images += known.truths().isEmpty() ? 1 : 0;
            noteTime(truth);
            stores.putEarly(imageId, known.and(truth));
        }
    }

    private void noteTime(Truth truth) {
        oldestMs = Math.min(oldestMs, truth.stampMs());
    }

    /** Takes the labels of an image that has come now, all but those that were too early even so. */
    List<Truth> take(String imageId, long imageStampMs) {
        return images == 0
                ? List.of()
                : stores.early(imageId)
                        .map(early -> {
                            drop(imageId);
                            return inTime(imageId, early, imageStampMs);
                        })
                        .orElseGet(List::of);
    }

    /** Gives up those whose wait is over by a time, milliseconds since 1970. */
    void dropThoseBefore(long timeMs) {
        if (images == 0 || timeMs - oldestMs <= waitMs) {
            return;
        }
        oldestMs = Long.MAX_VALUE;
        stores.forEachEarly((imageId, early) -> {
            List<Truth> left = inTime(imageId, early, timeMs);
            left.forEach(this::noteTime);
            if (left.isEmpty()) {
                drop(imageId);
            } else if (left.size() < early.truths().size()) {
                stores.putEarly(imageId, new EarlyTruths(left));
            }
        });
    }

    private void drop(String imageId) {
        stores.dropEarly(imageId);
        images--;
    }

    private List<Truth> inTime(String imageId, EarlyTruths early, long timeMs) {
        List<Truth> inTime = new ArrayList<>();
        for (Truth truth : early.truths()) {
            if (timeMs - truth.stampMs() <= waitMs) {
                inTime.add(truth);
            } else {
                unknown(imageId, truth, "no prediction of it came within %d s".formatted(waitMs / 1_000));
            }
        }
        return inTime;
    }

    private void unknown(String imageId, Truth truth, String detail) {
        SliceKey overAt = SliceKey.at(truth.stampMs() + waitMs, SliceKey.NO_MODEL);
        stores.slices().add(overAt, SliceSums.of(LabelFate.UNKNOWN_IMAGE));
        tally.add(LabelFate.UNKNOWN_IMAGE, () -> "image %s: %s".formatted(imageId, detail));
    }
}
