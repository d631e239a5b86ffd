package io.plumbline.drift.monitor.accuracy;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.AccuracyReport.ClassAccuracy;
import io.plumbline.contract.drift.EstimatedAccuracy;
import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.monitor.labels.SliceSums;
import io.plumbline.drift.monitor.references.Classes;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.accuracy.Interval;
import io.plumbline.drift.statistics.accuracy.Outcomes;
import io.plumbline.drift.statistics.edetector.BernoulliEDetector;
import io.plumbline.drift.statistics.edetector.Evidence;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.recent.LabelledRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the accuracy of one model: by the newest labels, with an alarm where it is wrong more often than on the reference;
 * and, without labels, by its confidence. What a model's package does not tell is left out.
 */
public final class AccuracyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AccuracyWatch.class);

    private static final double CONFIDENCE = .95;

    /** With fewer, chance alone moves a guess by 5 points and more. */
    private static final int LEAST_IMAGES_TO_GUESS = 100;

    private final String modelId;
    private final Classes classes;
    private final Optional<AccuracyReference> reference;
    private final Optional<BernoulliEDetector> detector;
    private final AccuracySettings settings;
    private final AccuracyStore store;
    private AccuracyState state;

    public AccuracyWatch(String modelId, Reference.Known model, AccuracySettings settings, AccuracyStore store) {
        this.modelId = modelId;
        this.classes = model.classes();
        this.reference = model.accuracy();
        this.settings = settings;
        this.store = store;
        this.detector = reference.flatMap(known -> detector(known.outcomes().total()));
        this.state = store.accuracy(modelId)
                .map(stored -> stored.over(settings.windowLabels()))
                .orElseGet(() -> AccuracyState.initial(settings.windowLabels()));
        if (reference.isEmpty()) {
            LOG.info(
                    "The package of {} does not tell how accurate it was: its accuracy is not guessed without labels, and"
                            + " raises no alarm with them",
                    modelId);
        }
    }

    private Optional<BernoulliEDetector> detector(Outcomes outcomes) {
        try {
            return Optional.of(new BernoulliEDetector(outcomes.wrong(), outcomes.labels(), settings.watch()));
        } catch (IllegalArgumentException e) {
            LOG.warn("The accuracy of {} raises no alarm: {}", modelId, e.getMessage());
            return Optional.empty();
        }
    }

    /** Takes in what one or more seconds brought. */
    public void after(SliceSums sums) {
        state = state.plus(sums);
        sums.labelled().ifPresent(this::judge);
        store.putAccuracy(modelId, state);
    }

    private void judge(LabelledRun run) {
        detector.ifPresent(watching -> {
            Evidence before = state.evidence().filter(watching::owns).orElseGet(watching::none);
            Evidence after =
                    watching.next(before, run.labels(), run.outcomes().total().wrong());
            boolean raised = watching.judge(after).raised();
            state = state.watched(
                    raised ? watching.none() : after,
                    state.alarm().after(run.labels(), raised, isHealthy(watching), settings.windowLabels()));
        });
    }

    private boolean isHealthy(BernoulliEDetector watching) {
        return 1 - window().outcomes().total().accuracy() <= watching.limit();
    }

    private LabelledRun window() {
        return state.labelled().sum(classes.count());
    }

    /** Whether the alarm was raised, and nobody has been {@link #told} yet. */
    public boolean hasNews() {
        return state.alarm().news();
    }

    /** The alarm has been told. */
    public void told() {
        if (hasNews()) {
            state = state.with(state.alarm().told());
            store.putAccuracy(modelId, state);
        }
    }

    /** Whether there was no alarm, or it is over. */
    public boolean isSettled() {
        return !state.alarm().lasts();
    }

    /**
     * What became of the labels, if any came.
     *
     * @param ofNoModel what became of those that belong to no model
     */
    public Optional<LabelCounts> labels(FateCounts ofNoModel) {
        return state.fates().isEmpty() && ofNoModel.isEmpty()
                ? Optional.empty()
                : Optional.of(state.fates().told(ofNoModel));
    }

    /** When and where the newest images with a label came from. */
    public Origin origin() {
        return window().origin();
    }

    /** The accuracy by the newest labels, if any came. */
    public Optional<AccuracyReport> accuracy() {
        LabelledRun window = window();
        if (window.labels() == 0) {
            return Optional.empty();
        }
        Outcomes total = window.outcomes().total();
        Interval interval = total.interval(CONFIDENCE);
        List<Outcomes> byClass = window.outcomes().byClass();
        return Optional.of(new AccuracyReport(
                total.labels(),
                total.accuracy(),
                interval.low(),
                interval.high(),
                Instant.ofEpochMilli(window.origin().firstTimestampMs()),
                Instant.ofEpochMilli(window.origin().lastTimestampMs()),
                IntStream.range(0, byClass.size())
                        .filter(number -> byClass.get(number).labels() > 0)
                        .mapToObj(number -> ofClass(classes.name(number), byClass.get(number)))
                        .toList(),
                detector.map(this::watch)));
    }

    private static ClassAccuracy ofClass(String name, Outcomes outcomes) {
        Interval interval = outcomes.interval(CONFIDENCE);
        return new ClassAccuracy(name, outcomes.labels(), outcomes.accuracy(), interval.low(), interval.high());
    }

    private AccuracyReport.Watch watch(BernoulliEDetector watching) {
        double logEvidence = state.evidence()
                .filter(watching::owns)
                .map(evidence -> watching.judge(evidence).logMean())
                .filter(Double::isFinite)
                .orElse(0.0);
        return new AccuracyReport.Watch(
                reference.orElseThrow().outcomes().total().accuracy(),
                1 - watching.limit(),
                logEvidence,
                settings.watch().runLengthImages(),
                state.alarm().lasts());
    }

    /** The accuracy as the model's own confidence has it, if its package tells how to guess, and enough has come. */
    public Optional<EstimatedAccuracy> estimatedAccuracy() {
        return reference
                .filter(known -> state.answered().sum().images() >= LEAST_IMAGES_TO_GUESS)
                .map(this::guess);
    }

    private EstimatedAccuracy guess(AccuracyReference known) {
        var guess = known.estimator().estimate(state.answered().sum());
        return new EstimatedAccuracy(
                guess.images(),
                guess.accuracy(),
                guess.byConfidence(),
                guess.byThreshold(),
                guess.standardError(),
                guess.isTrusted(),
                checked(known));
    }

    private Optional<EstimatedAccuracy.Checked> checked(AccuracyReference known) {
        LabelledRun window = window();
        return window.confidences().images() == 0 || window.labels() == 0
                ? Optional.empty()
                : Optional.of(new EstimatedAccuracy.Checked(
                        window.labels(),
                        known.estimator()
                                .estimate(window.confidences())
                                .errorAgainst(window.outcomes().total())));
    }
}
