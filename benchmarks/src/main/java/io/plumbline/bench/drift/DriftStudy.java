package io.plumbline.bench.drift;

import io.plumbline.bench.drift.accuracy.Guess;
import io.plumbline.bench.drift.cost.JudgingCost;
import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.bench.drift.peers.Peers;
import io.plumbline.bench.drift.peers.Peers.Comparison;
import io.plumbline.bench.drift.population.Foreign;
import io.plumbline.bench.drift.population.Laboratory;
import io.plumbline.bench.drift.population.StudyModel;
import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.power.Levels;
import io.plumbline.bench.drift.power.PowerTrial;
import io.plumbline.bench.drift.power.PowerTrial.Found;
import io.plumbline.bench.drift.shift.LoudShift;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.DelayTrial;
import io.plumbline.bench.drift.trial.DelayTrial.Alarm;
import io.plumbline.bench.drift.trial.Detector;
import io.plumbline.bench.drift.trial.HealthyCount;
import io.plumbline.bench.drift.trial.HealthyTrial;
import io.plumbline.drift.statistics.outlier.Auroc;
import io.plumbline.trainer.dataset.LabelledImages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The study from the pool of images to its findings. The same pool, settings and seed find the same, but for the cost. */
final class DriftStudy {

    private static final int LARGE_PANE = 5_000;
    private static final int SMALL_PANE = 50;

    private final StudySettings settings;
    private final Seed seed;
    private final Workers workers;
    private final Optional<Peers> peers;

    /**
     * A study.
     *
     * @param peers to compare with, if they are wanted
     */
    DriftStudy(StudySettings settings, long seed, Workers workers, Optional<Peers> peers) {
        this.settings = settings;
        this.seed = new Seed(seed);
        this.workers = workers;
        this.peers = peers;
    }

    Findings run(LabelledImages pool, boolean quick, Clock clock) {
        long start = clock.millis();
        Laboratory laboratory = new Laboratory(pool, settings.sizes(), seed, workers);
        List<StudyModel> models = laboratory.models(settings.models());
        List<StudyReference> references = laboratory.references(models, settings.references());
        Findings.Cost cost = cost(references.get(0));
        Map<StudyShift, ShiftFindings> shifts = shifts(references);
        Findings.Power power = power(references);
        Map<String, GuessFindings> guesses = guesses(references);
        Map<Foreign, Estimate> outliers = outliers(models);
        List<HealthyCount> healthy =
                workers.each("watching healthy streams", references, reference -> healthy(reference)
                        .one(reference.seed().of(Part.HEALTHY).random()));
        List<HealthyCount> partitions =
                workers.each("watching unequal partitions", references, reference -> healthy(reference)
                        .several(reference.seed().of(Part.PARTITIONS).random()));
        Optional<Comparison> comparison = peers.map(each -> compare(each, references.get(0)));
        Findings.Circumstances circumstances = new Findings.Circumstances(
                quick,
                seed.value(),
                models.stream().map(StudyModel::accuracy).toList(),
                models.get(0).features().size(),
                settings.runs(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                clock.instant().toString(),
                (clock.millis() - start) / 1_000.0);
        return new Findings(circumstances, healthy, partitions, shifts, power, guesses, outliers, cost, comparison);
    }

    private Comparison compare(Peers with, StudyReference reference) {
        workers.say("watching with peers", 0);
        return with.compare(reference, reference.seed().of(Part.PEERS));
    }

    private HealthyTrial healthy(StudyReference reference) {
        return new HealthyTrial(reference, settings.healthyImages());
    }

    private Findings.Cost cost(StudyReference reference) {
        JudgingCost cost = new JudgingCost(reference, settings.costImages());
        return new Findings.Cost(cost.nanos(LARGE_PANE), cost.nanos(SMALL_PANE));
    }

    private Map<StudyShift, ShiftFindings> shifts(List<StudyReference> references) {
        Map<StudyShift, ShiftFindings> findings = new EnumMap<>(StudyShift.class);
        for (StudyShift shift : StudyShift.values()) {
            findings.put(
                    shift,
                    ShiftFindings.of(
                            shift,
                            workers.each(
                                    "shifting " + shift.title(), references, reference -> runs(reference, shift))));
        }
        return findings;
    }

    private List<Map<Detector, Alarm>> runs(StudyReference reference, StudyShift shift) {
        DelayTrial trial = new DelayTrial(reference, shift.mixture(), settings.quietImages(), settings.mostImages());
        return IntStream.range(0, settings.runs())
                .mapToObj(run -> trial.run(
                        reference.seed().of(Part.DELAY).of(shift).of(run).random()))
                .toList();
    }

    /** For all shifts of both kinds, and for none. */
    private Map<String, GuessFindings> guesses(List<StudyReference> references) {
        Map<String, Mixture> mixtures = new LinkedHashMap<>();
        mixtures.put("none", Mixture.HEALTHY);
        for (StudyShift shift : StudyShift.values()) {
            mixtures.put(shift.title(), shift.mixture());
        }
        LoudShift.all().forEach(shift -> mixtures.put(shift.title(), shift.mixture()));
        Map<String, GuessFindings> findings = new LinkedHashMap<>();
        mixtures.forEach((title, mixture) -> findings.put(
                title,
                GuessFindings.of(
                        workers.each("guessing accuracy", references, reference -> guess(reference, title, mixture)))));
        return findings;
    }

    private Guess guess(StudyReference reference, String title, Mixture mixture) {
        return Guess.about(
                reference,
                mixture,
                settings.guessImages(),
                reference.seed().of(Part.GUESS).of(title.hashCode()).random());
    }

    /** By the outlier score that predictions carry. */
    private static Map<Foreign, Estimate> outliers(List<StudyModel> models) {
        Map<Foreign, Estimate> found = new EnumMap<>(Foreign.class);
        for (Foreign kind : Foreign.values()) {
            found.put(
                    kind,
                    Estimate.of(models.stream()
                            .mapToDouble(model -> Auroc.of(model.strangeness(), model.foreign(kind)))
                            .toArray()));
        }
        return found;
    }

    private Findings.Power power(List<StudyReference> references) {
        StudyModel model = references.get(0).model();
        Levels levels = Levels.of(
                settings.sizes().referenceImages(),
                settings.sampleSizes(),
                model.features().size(),
                model.classes());
        List<Tested> tested = workers.each("testing samples", references, reference -> tested(reference, levels));
        List<Map<Integer, List<Found>>> shifted =
                tested.stream().map(Tested::shifted).toList();
        List<Map<Integer, List<Found>>> healthy =
                tested.stream().map(Tested::healthy).toList();
        return new Findings.Power(
                bySize(shifted, Found::all),
                bySize(shifted, Found::probabilities),
                bySize(shifted, Found::naive),
                bySize(healthy, Found::all),
                bySize(healthy, Found::naive),
                Estimate.ofClusters(healthy.stream()
                        .map(each -> each.values().stream()
                                .flatMap(List::stream)
                                .mapToDouble(Found::all)
                                .toArray())
                        .toList()));
    }

    /** For each shift of 'Failing loudly', and as often for none. */
    private Tested tested(StudyReference reference, Levels levels) {
        PowerTrial trial = new PowerTrial(reference, levels, settings.repeats());
        Seed of = reference.seed().of(Part.POWER);
        List<LoudShift> shifts = LoudShift.all();
        return new Tested(
                bySize(IntStream.range(0, shifts.size())
                        .mapToObj(
                                i -> trial.run(shifts.get(i).mixture(), of.of(i).random()))),
                bySize(IntStream.range(0, shifts.size())
                        .mapToObj(i -> trial.run(
                                Mixture.HEALTHY, of.of(shifts.size() + i).random()))));
    }

    private static Map<Integer, List<Found>> bySize(Stream<Map<Integer, Found>> found) {
        return found.flatMap(each -> each.entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Map<Integer, Estimate> bySize(List<Map<Integer, List<Found>>> found, ToDoubleFunction<Found> share) {
        return settings.sampleSizes().stream().collect(Collectors.toMap(size -> size, size -> {
            List<double[]> clusters = new ArrayList<>();
            found.forEach(each ->
                    clusters.add(each.get(size).stream().mapToDouble(share).toArray()));
            return Estimate.ofClusters(clusters);
        }));
    }

    /** What single tests against one reference found, by sample size. */
    private record Tested(Map<Integer, List<Found>> shifted, Map<Integer, List<Found>> healthy) {}

    /** What seeds are for. */
    private enum Part {
        HEALTHY,
        PARTITIONS,
        DELAY,
        POWER,
        GUESS,
        PEERS
    }
}
