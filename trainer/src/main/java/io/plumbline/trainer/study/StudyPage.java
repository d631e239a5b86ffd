package io.plumbline.trainer.study;

import io.plumbline.trainer.document.Axis;
import io.plumbline.trainer.document.Block;
import io.plumbline.trainer.document.Block.Heading;
import io.plumbline.trainer.document.Block.Paragraph;
import io.plumbline.trainer.document.Block.Picture;
import io.plumbline.trainer.document.Block.Points;
import io.plumbline.trainer.document.Page;
import io.plumbline.trainer.document.Plot;
import io.plumbline.trainer.document.Plot.Point;
import io.plumbline.trainer.document.Plot.Series;
import io.plumbline.trainer.document.Table;
import io.plumbline.trainer.study.StudyFindings.Circumstances;
import io.plumbline.trainer.study.Verdict.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one study found, as a page. */
final class StudyPage {

    private static final List<String> COLOURS = List.of("#3b82c4", "#e08a2c", "#4f9d5d", "#b65fa8");
    private static final int PLOT_HEIGHT = 360;

    private final StudyFindings findings;
    private final Study study;

    private StudyPage(StudyFindings findings) {
        this.findings = findings;
        this.study = findings.study();
    }

    static Page of(StudyFindings findings) {
        return new StudyPage(findings).page();
    }

    private Page page() {
        List<Verdict> verdicts = findings.verdicts();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(study.question()));
        blocks.add(new Paragraph(circumstances()));
        blocks.add(new Picture(study.name() + ".svg", study.curve().title(), plot()));
        blocks.add(table());
        blocks.add(new Paragraph(
                "Of %d things that textbooks say, %d came out the other way round, %d were not seen beyond chance with so many seeds, and %d held."
                        .formatted(
                                verdicts.size(),
                                count(verdicts, Outcome.OPPOSITE),
                                count(verdicts, Outcome.NOT_SEEN),
                                count(verdicts, Outcome.AS_IN_THE_TEXTBOOK))));
        blocks.add(new Points(verdicts.stream()
                .sorted(Comparator.comparing(Verdict::outcome))
                .map(Verdict::toString)
                .toList()));
        blocks.add(new Paragraph(choosing()));
        blocks.add(rates());
        return new Page("Study: " + study.name(), blocks);
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private String circumstances() {
        Circumstances of = findings.circumstances();
        return """
                Each variant was trained with %d seeds (of weights, shuffles and dropout; the images are the same) for %d epochs \
                of %,d images in batches of 128, at a learning rate that stays as it is; %,d validation images were scored after each \
                epoch, %,d test images once, by the weights of the epoch with the lowest validation loss. Mean ± standard deviation \
                from seed to seed. %d threads, Java %s, %s, %,.0f s; data %s.""".formatted(
                        of.seeds(),
                        of.epochs(),
                        of.images(),
                        of.validationImages(),
                        of.testImages(),
                        of.threads(),
                        of.java(),
                        of.measured(),
                        of.seconds(),
                        of.dataHash().substring(0, 12));
    }

    private Table table() {
        List<String> titles = new ArrayList<>(List.of("variant", "learning rate"));
        study.measures().forEach(measure -> titles.add(measure.title()));
        Table table = new Table(titles.toArray(String[]::new));
        for (Variant variant : study.variants()) {
            List<String> cells = new ArrayList<>();
            cells.add(variant.title());
            cells.add(plain(trials(variant).get(0).learningRate()));
            study.measures().forEach(measure -> cells.add(cell(measure, variant)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private String cell(Measure measure, Variant variant) {
        Figure figure = findings.figure(measure, variant);
        String shown = "%s ± %s".formatted(measure.shown(figure.mean()), measure.shown(figure.deviation()));
        long never =
                trials(variant).stream().filter(trial -> !trial.reachesTarget()).count();
        boolean isAboutTarget = measure == Measure.EPOCHS_TO_TARGET || measure == Measure.SECONDS_TO_TARGET;
        return isAboutTarget && never > 0 ? "> %s (%d never)".formatted(shown, never) : shown;
    }

    private List<Trial> trials(Variant variant) {
        return findings.trials().get(variant.title());
    }

    private String choosing() {
        String which = study.sharesRate()
                ? "The learning rate is the same for all, the best of these for %s"
                        .formatted(study.variants().get(0).title())
                : "Each variant has the best of these learning rates";
        String ends = findings.choices().stream()
                .filter(RateChoice::isAtAnEnd)
                .map(RateChoice::variant)
                .collect(Collectors.joining(", "));
        return """
                %s: each rate was tried once, with a seed that is not measured and as many epochs as are, and the lowest validation \
                loss won. So each had the same number of tries.%s 95 %% intervals are Student's over the differences seed by seed, \
                each for itself; a training that did not reach %s counts with one epoch more than it had.""".formatted(
                        which,
                        ends.isEmpty()
                                ? ""
                                : " The best is the lowest or the highest that was tried for %s; one beyond may be better."
                                        .formatted(ends),
                        Trial.TARGET_ACCURACY);
    }

    private Table rates() {
        int most = findings.choices().stream()
                .mapToInt(choice -> choice.tried().size())
                .max()
                .orElseThrow();
        List<String> titles = new ArrayList<>(List.of("lowest validation loss at"));
        IntStream.rangeClosed(1, most).forEach(i -> titles.add("rate " + i));
        Table table = new Table(titles.toArray(String[]::new));
        for (RateChoice choice : findings.choices()) {
            List<String> cells = new ArrayList<>(List.of(choice.variant()));
            choice.tried().forEach(tried -> cells.add(cell(choice, tried)));
            while (cells.size() < titles.size()) {
                cells.add("");
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String cell(RateChoice choice, RateChoice.Tried tried) {
        String loss = Double.isFinite(tried.lowestValidationLoss())
                ? String.format(Locale.ROOT, "%.3f", tried.lowestValidationLoss())
                : "diverged";
        return "%s: %s%s".formatted(plain(tried.rate()), loss, tried.rate() == choice.best() ? " (chosen)" : "");
    }

    /** Without an exponent. */
    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).toPlainString();
    }

    private Plot plot() {
        int epochs = findings.circumstances().epochs();
        double[] all = study.variants().stream()
                .flatMap(variant -> trials(variant).stream())
                .flatMap(trial -> trial.epochs().stream())
                .mapToDouble(study.curve().value())
                .sorted()
                .toArray();
        Plot plot = new Plot(
                        "%s: mean, smallest and largest of %d seeds"
                                .formatted(
                                        study.curve().title(),
                                        findings.circumstances().seeds()),
                        PLOT_HEIGHT,
                        Axis.covering(1, epochs),
                        Axis.covering(all[0], all[all.length - 1]))
                .grid();
        for (int i = 0; i < study.variants().size(); i++) {
            draw(plot, study.variants().get(i), COLOURS.get(i), epochs);
        }
        return plot;
    }

    private void draw(Plot plot, Variant variant, String colour, int epochs) {
        List<Point> lower = new ArrayList<>();
        List<Point> mean = new ArrayList<>();
        List<Point> upper = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int index = epoch - 1;
            double[] values = trials(variant).stream()
                    .mapToDouble(trial ->
                            study.curve().value().applyAsDouble(trial.epochs().get(index)))
                    .sorted()
                    .toArray();
            lower.add(new Point(epoch, values[0]));
            mean.add(new Point(epoch, Figure.of(values).mean()));
            upper.add(new Point(epoch, values[values.length - 1]));
        }
        plot.band(colour, lower, upper).series(new Series(variant.title(), colour, true, mean));
    }
}
