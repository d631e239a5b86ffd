package io.plumbline.drift.statistics.rolling;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;

/**
 * What the rolling test remembers from pane to pane.
 *
 * @param window the panes in the window
 * @param imagesSinceLook how many images came since the window was last compared with the threshold
 * @param exceedances how many looks in a row, up to now, exceeded the threshold
 */
public record RollingState(Window window, long imagesSinceLook, int exceedances) {

    public RollingState {
        if (imagesSinceLook < 0 || exceedances < 0) {
            throw new IllegalArgumentException("Neither images since the last look nor exceedances are negative: %d, %d"
                    .formatted(imagesSinceLook, exceedances));
        }
    }

    /** Before the first pane. */
    public static RollingState initial() {
        return new RollingState(Window.empty(), 0, 0);
    }

    public void writeTo(BytesOut out) {
        window.writeTo(out);
        out.writeLong(imagesSinceLook);
        out.writeCount(exceedances);
    }

    public static RollingState readFrom(BytesIn in) {
        return new RollingState(Window.readFrom(in), in.readLong(), in.readCount());
    }
}
