package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.serial.RankScores;
import io.plumbline.drift.statistics.serial.SerialPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A pane that still takes predictions, as it also lies in the store. */
final class OpenPane {

    private PaneHead head;
    private final List<PaneRow> rows = new ArrayList<>();
    private int imagesAtOnce;
    private double sumOfRarity;

    OpenPane(PaneHead head) {
        this.head = head;
    }

    PaneHead head() {
        return head;
    }

    void add(PaneRow row) {
        imagesAtOnce = !rows.isEmpty() && row.timeMs() == lastMs() ? imagesAtOnce + 1 : 1;
        rows.add(row);
        sumOfRarity += row.rarity();
    }

    /** Looks whether the image that was added last is one to show, and says so. */
    boolean consider(Arrival image) {
        double meanRarity = sumOfRarity / rows.size();
        if (!head.showsInstead(image, meanRarity)) {
            return false;
        }
        head = head.after(image, meanRarity);
        return true;
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

    ClosedPane close(int partition, long atMs, Optional<RankScores> scores) {
        Optional<SerialPairs> pairs = scores.map(ranks -> SerialPairs.of(ranks, bins()));
        return new ClosedPane(
                partition,
                atMs,
                head.modelId(),
                head.resumes(),
                List.of(head.typical(), head.extreme()),
                pairs,
                pane());
    }

    private List<byte[]> bins() {
        return rows.stream().map(PaneRow::bins).toList();
    }

    private Pane pane() {
        List<byte[]> bins = bins();
        TreeMap<Integer, OffsetRange> offsets = new TreeMap<>();
        rows.forEach(row -> offsets.merge(
                row.imagePartition(), new OffsetRange(row.imageOffset(), row.imageOffset()), OffsetRange::plus));
        BinCounts counts = BinCounts.of(bins.get(0).length, bins);
        return new Pane(head.binning(), counts, new Origin(firstMs(), lastMs(), offsets));
    }
}
