package io.plumbline.drift.monitor;

import io.plumbline.drift.monitor.judging.Judges;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.panes.PaneRule;

/**
 * How the topology works on a given {@code predictions}.
 *
 * @param partitions how many partitions it has
 * @param panes when a pane closes
 * @param labels how labels are joined with predictions
 * @param judging what is asked of the judge
 * @param judges who judges
 */
public record MonitorSettings(
        int partitions, PaneRule panes, LabelSettings labels, JudgingSettings judging, Judges judges) {

    public MonitorSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("A topic has one partition or more, not %d".formatted(partitions));
        }
    }

    /** Panes that go with the number of partitions. */
    static MonitorSettings forPartitions(int partitions, MonitorConfig config, Judges judges) {
        return new MonitorSettings(
                partitions, PaneRule.forPartitions(partitions), config.labels(), config.judging(), judges);
    }

    /** In how many partitions labels and predictions meet; 0 if labels are not read. */
    int places() {
        return labels.areRead() ? partitions : 0;
    }
}
