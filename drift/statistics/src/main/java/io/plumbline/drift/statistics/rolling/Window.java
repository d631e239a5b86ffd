package io.plumbline.drift.statistics.rolling;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest panes of a stream, oldest first: as few as hold a wanted number of images, or all there are.
 *
 * @param panes none of them empty
 */
public record Window(List<Pane> panes) {

    public Window {
        panes = List.copyOf(panes);
    }

    static Window empty() {
        return new Window(List.of());
    }

    int images() {
        return images(panes);
    }

    private static int images(List<Pane> panes) {
        return panes.stream().mapToInt(Pane::images).reduce(0, Math::addExact);
    }

    /** The window after one more pane. */
    Window plus(Pane pane, int wantedImages) {
        List<Pane> longer = new ArrayList<>(panes);
        longer.add(pane);
        int first = longer.size();
        for (int images = 0; first > 0 && images < wantedImages; ) {
            first--;
            images += longer.get(first).images();
        }
        return new Window(longer.subList(first, longer.size()));
    }

    /** All panes as one. */
    Pane merged() {
        return merged(panes);
    }

    /** The older panes, as few as hold half of the images. */
    Window olderHalf() {
        int count = 0;
        for (int images = 0; 2 * images < images(); count++) {
            images += panes.get(count).images();
        }
        return new Window(panes.subList(0, count));
    }

    /** The panes that are not in {@link #olderHalf()}. */
    Window newerHalf() {
        return new Window(panes.subList(olderHalf().panes.size(), panes.size()));
    }

    private static Pane merged(List<Pane> panes) {
        return panes.stream().reduce(Pane::plus).orElseThrow();
    }

    void writeTo(BytesOut out) {
        out.writeCount(panes.size());
        panes.forEach(pane -> pane.writeTo(out));
    }

    static Window readFrom(BytesIn in) {
        List<Pane> panes = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            panes.add(Pane.readFrom(in));
        }
        return new Window(panes);
    }
}
