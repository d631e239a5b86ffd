package io.plumbline.app.loop;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.LearningOptions;
import io.plumbline.bench.report.PageOption;
import io.plumbline.bench.report.ReportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the retraining loop over several shifts. */
@Command(
        name = "loop",
        description = "Measure the retraining loop over several shifts: accuracy, verdicts and seconds.",
        footer = {"", "Example: ./plumbline bench loop --quick --report loop.json"})
public final class LoopCommand implements Callable<Integer> {

    private static final Path PAGE = Path.of("docs", "LOOP.md");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Mixin
    private LearningOptions learning;

    @Option(
            names = "--quick",
            description =
                    "Two stories, at most four minutes on two free cores (default: eight, about a quarter of an hour).")
    private boolean quick;

    @Mixin
    private PageOption page;

    @Override
    public Integer call() throws IOException, InterruptedException {
        report.requireWritable(spec);
        PageOption.requireWritable(spec, page());
        LoopBench bench = new LoopBench(learning.data().found(), learning.given(), this::write);
        LoopReport measured = bench.run(quick ? LoopCase.few() : LoopCase.all());
        spec.commandLine().getOut().println(document(measured));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    /** After each story, so that a run that is cut short leaves what it came to. */
    private void write(LoopReport soFar) {
        LoopFigures last = soFar.stories().get(soFar.stories().size() - 1);
        spec.commandLine().getErr().printf("%s: %s%n", last.shift(), last.outcome());
        spec.commandLine().getErr().flush();
        report.write(soFar);
        try {
            if (page().isPresent()) {
                Files.writeString(page().get(), document(soFar), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + page().get(), e);
        }
    }

    private String document(LoopReport measured) {
        return LoopDocument.of(
                measured, learning.given().modelName(), Runtime.getRuntime().availableProcessors());
    }

    private Optional<Path> page() {
        return page.file(PAGE, !quick);
    }
}
