package io.plumbline.app.command;

import io.plumbline.app.runs.RunText;
import io.plumbline.contract.json.Json;
import io.plumbline.trainer.tracking.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All that is known of one run. */
@Command(
        name = "show",
        description = "Show a run: parameters, tags, metrics, artifacts, and its curves.",
        footer = {"", "Example: ./plumbline runs show 249b3d4b"})
public final class RunsShowCommand implements Callable<Integer> {

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Parameters(paramLabel = "RUN", description = "The beginning of its id.")
    private String named;

    @Option(names = "--json", description = "As a JSON object, with all points of the curves.")
    private boolean json;

    @Override
    public Integer call() {
        Run run = tracking.read(server, runs -> runs.find(named));
        System.out.print(json ? Json.line(run) + System.lineSeparator() : RunText.details(run));
        return ExitCode.DONE;
    }
}
