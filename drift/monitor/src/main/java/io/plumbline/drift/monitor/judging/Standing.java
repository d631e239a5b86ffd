package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.drift.monitor.episodes.Episode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the judge found last, for those who ask at any time, from any thread. Only one of several processes has the judge; the
 * others have no report and no episodes.
 */
public final class Standing {

    private final Map<AlertState, LongAdder> alerts = new EnumMap<>(AlertState.class);
    private final LongAdder requests = new LongAdder();
    private final LongAdder reports = new LongAdder();
    private volatile Optional<DriftReport> report = Optional.empty();
    private volatile List<Episode> open = List.of();
    private volatile boolean judging;
    private volatile Runnable listener = () -> {};

    /** Nothing found yet. */
    public Standing() {
        for (AlertState state : AlertState.values()) {
            alerts.put(state, new LongAdder());
        }
    }

    /** Runs this after each change of the report, in the judge's thread; it must not throw. */
    public void onReport(Runnable run) {
        listener = run;
    }

    /** The last report about the champion, if there is one. */
    public Optional<DriftReport> report() {
        return report;
    }

    /** How many episodes are open now that are confirmed, or only suspected. */
    public long open(boolean confirmed) {
        return open.stream().filter(episode -> episode.confirmed() == confirmed).count();
    }

    /** Whether this process has the judge. */
    public boolean isJudging() {
        return judging;
    }

    /** How many steps to this state have been announced by this process. */
    public long alerts(AlertState state) {
        return alerts.get(state).sum();
    }

    /** How many requests for a new model this process has made. */
    public long requests() {
        return requests.sum();
    }

    /** How many reports this process has made. */
    public long reports() {
        return reports.sum();
    }

    void took(CaseFile file) {
        judging = true;
        open = file.episodes().open();
    }

    /** The judge has found this, and its file is as it is now. */
    void found(List<Finding> findings, CaseFile file) {
        findings.forEach(finding -> found(finding, file));
        open = file.episodes().open();
    }

    private void found(Finding finding, CaseFile file) {
        if (finding instanceof Finding.Reported reported) {
            reports.increment();
            if (file.champion().is(reported.report().modelId())) {
                report = Optional.of(reported.report());
                listener.run();
            }
        } else if (finding instanceof Finding.Alerted alerted) {
            alerts.get(alerted.alert().state()).increment();
        } else {
            requests.increment();
        }
    }

    /** Another process judges from now on. */
    void gaveUp() {
        judging = false;
        report = Optional.empty();
        open = List.of();
        listener.run();
    }
}
