package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;

/**
 * Which predictions were looked at.
 *
 * @param images how many
 * @param first the time stamp of the oldest
 * @param last the time stamp of the newest
 * @param sources where the images stand on {@code images}, one range per partition
 */
public record Window(long images, Instant first, Instant last, List<OffsetRange> sources) {

    public Window {
        Require.notNegative("images", images);
        Require.present("first", first);
        Require.present("last", last);
        sources = Require.list("sources", sources);
    }
}
