package io.plumbline.bench.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.trainer.document.Plot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The findings as a page of Markdown, with its plots in a folder beside it that has the page's name. */
final class StudyDocument {

    private static final String TITLE = "# How seldom drift alarms are false, and how soon they come";

    private final Findings findings;

    StudyDocument(Findings findings) {
        this.findings = findings;
    }

    /**
     * Writes page and plots.
     *
     * @param page a file whose folder exists
     */
    void writeTo(Path page) {
        String folder = page.getFileName().toString().replaceFirst("\\.md$", "").toLowerCase(Locale.ROOT);
        Path plots = page.resolveSibling(folder);
        try {
            Files.createDirectories(plots);
            for (Map.Entry<String, Plot> plot : StudyPlots.of(findings).entrySet()) {
                Files.writeString(plots.resolve(plot.getKey()), plot.getValue().toString());
            }
            Files.writeString(page, String.join("\n\n", TITLE, circumstances(), tables(folder), resource("how.md")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the study to %s: %s".formatted(page, e), e);
        }
    }

    /** The same for a terminal, without plots. */
    String text() {
        return tables("").replaceAll("!\\[.*\\n\\n", "");
    }

    private String circumstances() {
        Findings.Circumstances of = findings.circumstances();
        return """
                Written by `./plumbline bench drift%s --seed %d` in %,.0f s on %d cores (Java %s, %s): models of accuracy %s, %d \
                references, %d runs of each shift for each reference. ✗ marks what misses its target; figures are given ± \
                one standard error.""".formatted(
                        of.quick() ? " --quick" : "",
                        of.seed(),
                        of.seconds(),
                        of.cores(),
                        of.java(),
                        of.measured(),
                        of.accuracies().stream().map("%.3f"::formatted).collect(Collectors.joining(", ")),
                        findings.healthy().size(),
                        of.runs());
    }

    private String tables(String plots) {
        return """
                ## While nothing changes

                ![Images per false alarm](%1$s/run-length.svg)

                %2$s

                ## Images from the shift to the alarm

                ![Mean images to the alarm](%1$s/delay.svg)

                %3$s

                ## Whether what is named first is what changed

                %4$s

                ## What a single test of n images finds

                ![Power](%1$s/power.svg)

                %5$s

                False alarms over all n: %6$s, to be at most 0.05.

                ## Accuracy without labels

                Over the twelve shifts with targets, guesses are %7$s points off on average, to be at most 4; of all in \
                this table, those that were said to be trustworthy %12$s.

                %8$s

                ## Single images that are foreign

                %9$s

                ## What judging costs

                %10$s

                ## Beside others

                %11$s
                """.formatted(
                plots,
                StudyTables.runLengths(findings),
                StudyTables.delays(findings.shifts()),
                StudyTables.attribution(
                        findings.shifts(), findings.circumstances().features()),
                StudyTables.power(findings.power()),
                StudyTables.falseAlarmRate(findings.power().falseAlarmRate()),
                StudyTables.guessError(findings.guessError()),
                StudyTables.guesses(findings.guesses()),
                StudyTables.outliers(findings.outliers()),
                StudyTables.cost(findings.cost()),
                peers(),
                trusted()).strip();
    }

    private String trusted() {
        return findings.trustedGuessError().isPresent()
                ? "%.1f".formatted(100 * findings.trustedGuessError().getAsDouble())
                : "were none";
    }

    private String peers() {
        return findings.peers()
                .map(found -> found.missing()
                                .map("There are no figures of peers: %s%n%n"::formatted)
                                .orElse("")
                        + StudyTables.peers(
                                found.figures(), findings.circumstances().features()))
                .orElse("Peers were left out of this run.");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = StudyDocument.class.getResourceAsStream("/drift/" + name)) {
            if (in == null) {
                throw new IOException("The build did not include drift/" + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
