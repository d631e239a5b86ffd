package io.plumbline.app.command;

import io.plumbline.app.runs.RunText;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.chart.ChartSvg;
import io.plumbline.trainer.tracking.chart.LineChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What tells runs apart. */
@Command(
        name = "compare",
        description = "Print what differs between runs, and draw their curves.",
        footer = {"", "Example: ./plumbline runs compare 249b3d4b 7fa01c22 --svg curves.svg"})
public final class RunsCompareCommand implements Callable<Integer> {

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "The beginnings of their ids.")
    private List<String> named;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the curves into this file too.")
    private Path svg;

    @Override
    public Integer call() {
        List<Run> compared =
                tracking.read(server, runs -> named.stream().map(runs::find).toList());
        System.out.print(RunText.comparison(compared));
        if (svg != null) {
            write(ChartSvg.of(LineChart.ofSeveral(compared)));
        }
        return ExitCode.DONE;
    }

    private void write(String drawing) {
        try {
            Files.writeString(svg, drawing);
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot write --svg %s: %s".formatted(svg, e));
        }
    }
}
