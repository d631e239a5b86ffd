package io.plumbline.app.command;

import io.plumbline.app.runs.RunText;
import io.plumbline.contract.json.Json;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.Runs;
import io.plumbline.trainer.tracking.compare.Choice;
import io.plumbline.trainer.tracking.compare.Constraint;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which run is best. */
@Command(
        name = "best",
        description = "Show the run that has finished with the best figure among those that fulfil all constraints.",
        footer = {"", "Example: ./plumbline runs best --by testAccuracy --where 'trainingSeconds<60' --where model=cnn"
        })
public final class RunsBestCommand implements Callable<Integer> {

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Option(
            names = "--by",
            paramLabel = "METRIC",
            defaultValue = "testAccuracy",
            description = "The figure that counts (default: ${DEFAULT-VALUE}).")
    private String metric;

    @Option(names = "--smallest", description = "The smallest is best, such as of a loss.")
    private boolean smallest;

    @Option(
            names = "--where",
            paramLabel = "CONSTRAINT",
            description = "A figure and its bound, or a parameter or tag and its value; may be given several times.")
    private List<String> constraints = List.of();

    @Option(names = "--json", description = "As a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Choice choice = choice();
        Run best = tracking.read(server, runs -> best(choice, runs));
        System.out.print(json ? Json.line(best) + System.lineSeparator() : RunText.details(best));
        return ExitCode.DONE;
    }

    private Run best(Choice choice, Runs runs) {
        List<Run> ranked = choice.rank(runs.list());
        if (ranked.isEmpty()) {
            throw CommandFailed.because(
                    "No finished run has the figure '%s' and fulfils %s; look at './plumbline runs list'."
                            .formatted(metric, constraints.isEmpty() ? "all constraints" : constraints));
        }
        return runs.find(ranked.get(0).id());
    }

    private Choice choice() {
        try {
            return new Choice(
                    metric,
                    smallest,
                    constraints.stream().map(Constraint::parse).toList());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }
}
