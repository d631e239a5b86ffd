package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A pane that still takes predictions, as it also lies in the store. */
final class OpenPane {

    private final PaneHead head;
    private final List<PaneRow> rows = new ArrayList<>();
    private int imagesAtOnce;

    OpenPane(PaneHead head) {
        this.head = head;
    }

    PaneHead head() {
        return head;
    }

    void add(PaneRow row) {
        imagesAtOnce = !rows.isEmpty() && row.timeMs() == lastMs() ? imagesAtOnce + 1 : 1;
        rows.add(row);
    }

    int images() {
        return rows.size();
    }

    /** How many images have come since the clock last moved. */
    int imagesAtOnce() {
        return imagesAtOnce;
    }

    long firstMs() {
        return rows.get(0).timeMs();
    }

    long lastMs() {
        return rows.get(rows.size() - 1).timeMs();
    }

    ClosedPane close(int partition, long atMs) {
        return new ClosedPane(partition, atMs, head.modelId(), head.resumes(), head.exampleId(), pane());
    }

    private Pane pane() {
        List<byte[]> bins = rows.stream().map(PaneRow::bins).toList();
        TreeMap<Integer, OffsetRange> offsets = new TreeMap<>();
        rows.forEach(row -> offsets.merge(
                row.imagePartition(), new OffsetRange(row.imageOffset(), row.imageOffset()), OffsetRange::plus));
        BinCounts counts = BinCounts.of(bins.get(0).length, bins);
        return new Pane(head.binning(), counts, new Origin(firstMs(), lastMs(), offsets));
    }
}
