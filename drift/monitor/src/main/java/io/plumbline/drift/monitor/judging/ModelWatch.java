package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.drift.monitor.accuracy.AccuracyWatch;
import io.plumbline.drift.monitor.episodes.Observation;
import io.plumbline.drift.monitor.episodes.Observation.Labels;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.judge.PaneJudge;
import io.plumbline.drift.statistics.pane.Pane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the stream of one model. Each judgement is stored before anything is said about it, so that after a crash the next
 * one goes on from there.
 */
final class ModelWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);

    private final PaneJudge judge;
    private final Findings findings;
    private final Instant from;
    private final Duration betweenReports;
    private final JudgeStores stores;
    private final AccuracyWatches accuracies;
    private final OrderWatch order;
    private DriftState state;
    private ModelNotes notes;
    private Optional<Judged> latest = Optional.empty();

    ModelWatch(
            PaneJudge judge,
            Findings findings,
            Instant from,
            Duration betweenReports,
            JudgeStores stores,
            AccuracyWatches accuracies) {
        this.judge = judge;
        this.findings = findings;
        this.from = from;
        this.betweenReports = betweenReports;
        this.stores = stores;
        this.accuracies = accuracies;
        Optional<DriftState> stored = storedState().filter(known -> judges(known.binning()));
        this.state = stored.map(this::resumed).orElseGet(judge::initial);
        this.order =
                new OrderWatch(findings.modelId(), findings.profile().binning().features(), stores);
        this.notes = stores.notes(findings.modelId());
        if (stored.isEmpty()) {
            this.notes = notes.afresh();
            order.forget();
        }
    }

    /** Whether panes counted in these bins are for this watch. */
    boolean judges(int binning) {
        return findings.profile().binning().fingerprint() == binning;
    }

    boolean isNewerThan(Reference.Known reference) {
        return from.isAfter(reference.from());
    }

    private Optional<DriftState> storedState() {
        try {
            return stores.driftState(findings.modelId());
        } catch (DamagedException e) {
            LOG.warn("Starts to judge {} afresh: {}", findings.modelId(), e.getMessage());
            return Optional.empty();
        }
    }

    /** All of it, or all but the evidence. */
    private DriftState resumed(DriftState stored) {
        DriftState resumed = judge.resume(stored);
        if (!resumed.equals(stored)) {
            LOG.warn(
                    "Gathers evidence against {} afresh: what was stored comes from other settings, such as another"
                            + " tolerance",
                    findings.modelId());
        }
        return resumed;
    }

    /** What one round says about this model. */
    record Judged(Judgement judgement, Observation observation) {}

    /** @param panes this model's panes of one round, one or more */
    Judged judge(List<ClosedPane> panes) {
        Pane merged = panes.stream().map(ClosedPane::pane).reduce(Pane::plus).orElseThrow();
        Judgement judgement = judge.judge(state, merged);
        state = judgement.state();
        notes = notes.withExamples(
                panes.stream().flatMap(pane -> pane.examples().stream()).toList(),
                state.imagesSeen(),
                judgement.window().images());
        notes = notes.withPace(notes.pace().after(judgement, merged.images(), findings.windowImages()));
        order.after(panes).ifPresent(this::note);
        stores.putDriftState(findings.modelId(), state);
        stores.putNotes(findings.modelId(), notes);
        Judged judged = new Judged(judgement, observation(judgement, merged));
        latest = Optional.of(judged);
        return judged;
    }

    /** What labels alone say, the rest being as it was when panes were last judged; nothing if none were since the start. */
    Optional<Judged> judgeLabels() {
        return latest.map(
                judged -> new Judged(judged.judgement(), judged.observation().withLabelsAlone(isSettled(), labels())));
    }

    /** What labels say of this model has been taken in as that of the champion. */
    void told() {
        accuracy().ifPresent(AccuracyWatch::told);
    }

    /** Whether it is time for a report again. */
    boolean isReportDue(Judged judged) {
        return notes.isReportDue(judged.observation().at(), betweenReports);
    }

    DriftReport report(Judged judged) {
        notes = notes.reportedAt(judged.observation().at());
        stores.putNotes(findings.modelId(), notes);
        return findings.report(
                judged.judgement(), judged.observation().at(), notes, accuracy(), accuracies.ofNoModel());
    }

    /** Says when the promise is lost, and when it holds again. */
    private void note(OrderWatch.Told told) {
        boolean held = notes.order().map(SerialDependence::promiseHolds).orElse(true);
        boolean holds = told.dependence().promiseHolds();
        if (held && !holds) {
            LOG.warn(
                    "Images for {} are like those before them (lag-1 correlation {} in {}), so alarms may come sooner than"
                            + " promised. Are senders sorted, or is one image sent many times?",
                    findings.modelId(),
                    "%.3f".formatted(told.dependence().correlation()),
                    told.dependence().feature());
        } else if (!held && holds) {
            LOG.info("Images for {} come in no order again; run lengths are kept", findings.modelId());
        }
        notes = notes.withOrder(told);
    }

    private Observation observation(Judgement judgement, Pane merged) {
        return new Observation(
                findings.modelId(),
                Instant.ofEpochMilli(merged.origin().lastTimestampMs()),
                merged.images(),
                judgement.state().imagesSeen(),
                judgement.suspected(),
                judgement.confirmed(),
                isSettled(),
                findings.causes(judgement),
                judgement.features().stream()
                        .mapToDouble(feature -> feature.ks().d())
                        .max()
                        .orElseThrow(),
                findings.window(judgement).first(),
                findings.window(judgement).sources(),
                notes.exampleImages(),
                labels());
    }

    private boolean isSettled() {
        return judge.isSettled(state)
                && notes.pace().isSilent()
                && accuracy().map(AccuracyWatch::isSettled).orElse(true);
    }

    private Optional<AccuracyWatch> accuracy() {
        return accuracies.of(findings.modelId());
    }

    private Optional<Labels> labels() {
        return accuracy().flatMap(watch -> watch.accuracy()
                .map(report -> new Labels(report, findings.sources(watch.origin()), watch.hasNews())));
    }
}
