package io.plumbline.drift.monitor.judging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toList;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.drift.monitor.judging.ModelWatch.Judged;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Judges round by round: every model in it by its own reference, and then, if that model is the champion, what it means to
 * the open episodes.
 */
final class RoundJudge {

    private final ModelWatches watches;
    private final AccuracyWatches accuracies;
    private final RetrainingPolicy policy;
    private final JudgeStores stores;
    private CaseFile file;

    RoundJudge(ModelWatches watches, AccuracyWatches accuracies, RetrainingPolicy policy, JudgeStores stores) {
        this.watches = watches;
        this.accuracies = accuracies;
        this.policy = policy;
        this.stores = stores;
        this.file = stores.caseFile();
    }

    /** All that it remembers over and above single models. */
    CaseFile file() {
        return file;
    }

    /** Takes note of a request for a new model, whoever made it. */
    void heard(RetrainingTrigger trigger) {
        keep(file.asked(trigger));
    }

    /** Takes note of a verdict. */
    void heard(RetrainingVerdict verdict) {
        keep(file.answered(verdict.triggerId()));
    }

    private void keep(CaseFile next) {
        if (!next.equals(file)) {
            file = next;
            stores.putCaseFile(file);
        }
    }

    /**
     * Judges all that labels tell, since no more panes will come for a while.
     *
     * @return what is to be said of models that were judged by their features since the start
     */
    List<Finding> judgeLabels() {
        List<Finding> findings = new ArrayList<>();
        for (String modelId : accuracies.judgeAll()) {
            watches.latest(modelId).ifPresent(watch -> watch.judgeLabels().ifPresent(judged -> {
                List<Finding> steps = steps(watch, judged);
                findings.add(new Finding.Reported(watch.report(judged)));
                findings.addAll(steps);
                stores.putCaseFile(file);
            }));
        }
        return findings;
    }

    /** @param round the panes of one round, one or more */
    List<Finding> judge(List<ClosedPane> round) {
        var unused = accuracies.judgeEndedBy(Instant.ofEpochMilli(
                        round.stream().mapToLong(ClosedPane::atMs).max().orElseThrow())
                .minus(LabelSettings.NOTICE));
        file = file.afterRound(round.stream().collect(groupingBy(ClosedPane::modelId, summingInt(pane -> pane.pane()
                .images()))));
        List<Finding> findings = new ArrayList<>();
        round.stream()
                .collect(groupingBy(ClosedPane::modelId, TreeMap::new, toList()))
                .forEach((modelId, panes) -> findings.addAll(judgeModel(modelId, panes)));
        stores.putCaseFile(file);
        return findings;
    }

    /** Where a reference was accepted meanwhile, some panes are counted in the bins of the one before. */
    private List<Finding> judgeModel(String modelId, List<ClosedPane> panes) {
        List<Finding> findings = new ArrayList<>();
        panes.stream()
                .sorted(Comparator.comparingLong(ClosedPane::atMs))
                .collect(groupingBy(pane -> pane.pane().binning(), LinkedHashMap::new, toList()))
                .forEach((binning, counted) -> findings.addAll(judge(modelId, binning, counted)));
        return findings;
    }

    private List<Finding> judge(String modelId, int binning, List<ClosedPane> panes) {
        long images = panes.stream().mapToLong(pane -> pane.pane().images()).sum();
        long atMs = panes.stream()
                .mapToLong(pane -> pane.pane().origin().lastTimestampMs())
                .max()
                .orElseThrow();
        return watches.of(modelId, binning, images, Instant.ofEpochMilli(atMs))
                .map(watch -> findings(watch, watch.judge(panes)))
                .orElseGet(List::of);
    }

    private List<Finding> findings(ModelWatch watch, Judged judged) {
        List<Finding> steps = steps(watch, judged);
        List<Finding> findings = new ArrayList<>();
        if (!steps.isEmpty() || watch.isReportDue(judged)) {
            findings.add(new Finding.Reported(watch.report(judged)));
        }
        findings.addAll(steps);
        return findings;
    }

    private List<Finding> steps(ModelWatch watch, Judged judged) {
        if (!file.champion().is(judged.observation().modelId())) {
            return List.of();
        }
        CaseFile.Step step = file.observe(judged.observation(), policy);
        file = step.next();
        watch.told();
        return step.findings();
    }
}
