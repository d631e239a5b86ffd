package io.plumbline.app.command;

import io.plumbline.app.runs.RunText;
import io.plumbline.contract.json.Json;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.Runs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which runs there are. */
@Command(
        name = "list",
        description = "List runs, the newest first: when, how they ended, how good the best epoch was.",
        footer = {"", "Example: ./plumbline runs list --tracking-uri http://127.0.0.1:5000"})
public final class RunsListCommand implements Callable<Integer> {

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "20",
            description = "So many at most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(names = "--json", description = "One JSON object a line, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        if (most < 1) {
            throw CommandFailed.usage("--max must be 1 or more, found %d.".formatted(most));
        }
        List<Run> runs = tracking.read(server, Runs::list).stream().limit(most).toList();
        if (json) {
            runs.forEach(run -> System.out.println(Json.line(run)));
        } else {
            System.out.print(RunText.table(runs));
        }
        return ExitCode.DONE;
    }
}
