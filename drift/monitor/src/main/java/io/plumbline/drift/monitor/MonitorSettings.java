package io.plumbline.drift.monitor;

import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.panes.PaneRule;

/**
 * How the topology works on a given {@code predictions}.
 *
 * @param partitions how many partitions it has
 * @param panes when a pane closes
 * @param judging what is asked of the judge
 */
public record MonitorSettings(int partitions, PaneRule panes, JudgingSettings judging) {

    public MonitorSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("A topic has one partition or more, not %d".formatted(partitions));
        }
    }

    /** Panes that go with the number of partitions. */
    public static MonitorSettings forPartitions(int partitions, JudgingSettings judging) {
        return new MonitorSettings(partitions, PaneRule.forPartitions(partitions), judging);
    }
}
