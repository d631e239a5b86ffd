package io.plumbline.trainer.retraining;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.retraining.recent.LabelledRecent;
import io.plumbline.trainer.retraining.recent.RecentImage;
import io.plumbline.trainer.retraining.recent.RecentSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A stream in memory on two partitions, some images of which arrive at each call; waiting moves its own clock. */
final class FakeRecentSource implements RecentSource, InstantSource {

    private final LabelledImages images;
    private final int perCall;
    private final int labelled;
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private int arrived;
    private int kept = Integer.MAX_VALUE;

    /**
     * A stream.
     *
     * @param perCall how many images arrive at each call, until all are there
     * @param labelled how many of the first images get a label
     */
    FakeRecentSource(LabelledImages images, int perCall, int labelled) {
        this.images = images;
        this.perCall = perCall;
        this.labelled = labelled;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void readOn(Duration patience) {
        arrived = Math.min(images.size(), arrived + perCall);
        now = now.plus(patience);
    }

    @Override
    public List<LabelledRecent> labelled() {
        List<LabelledRecent> found = new ArrayList<>();
        for (int i = 0; i < Math.min(arrived, labelled); i++) {
            found.add(new LabelledRecent(image(i), images.label(i)));
        }
        return found;
    }

    @Override
    public int labelledCount() {
        return Math.min(arrived, labelled);
    }

    @Override
    public List<RecentImage> images() {
        List<RecentImage> found = new ArrayList<>();
        for (int i = Math.max(0, arrived - kept); i < arrived; i++) {
            found.add(image(i));
        }
        return found;
    }

    @Override
    public void keepNewest(int count) {
        kept = count;
    }

    @Override
    public long malformedLabels() {
        return 0;
    }

    @Override
    public void close() {}

    private RecentImage image(int i) {
        SourcePosition position = new SourcePosition("images", i % 2, 1000 + i / 2);
        return new RecentImage("image-" + i, position, i, EncodedImage.of(images.pixels(i), ContentType.RAW));
    }
}
