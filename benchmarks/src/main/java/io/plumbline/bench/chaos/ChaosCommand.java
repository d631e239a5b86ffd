package io.plumbline.bench.chaos;

import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.run.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills processes at random moments, and counts the answers. */
@Command(
        name = "chaos",
        description = {
            "Kill processes at random moments; count that each image is answered once.",
            "",
            "Starts a broker, two serving processes and a monitor, sends images, and ends the processes by kill -9,",
            "starting them again, at moments drawn from the seed. Then a read-committed consumer counts the answers.",
            "A shorter control run serves at least once, and must show duplicates. The exit code is 0 only if",
            "nothing was lost, doubled or out of order, transactions were aborted, and the control shows duplicates."
        },
        footer = {"", "Example: ./plumbline bench chaos --kills 50 --images 1000000 --seed 1 --report chaos.json"})
public final class ChaosCommand implements Callable<Integer> {

    private static final List<String> AT_LEAST_ONCE = List.of("--guarantee", "at_least_once");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "10",
            description = {
                "By kill -9 (default: ${DEFAULT-VALUE}). From 4 on the monitor is among them, and the broker is restarted."
            })
    private int kills;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Sent while that goes on, or more if it takes longer (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the images, the kills and their moments (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--longest-blow",
            paramLabel = "N",
            defaultValue = "3",
            description = "The most kills before answers must have gone on everywhere (default: ${DEFAULT-VALUE}).")
    private int longestBlow;

    @Option(
            names = "--rolling-restarts",
            paramLabel = "N",
            defaultValue = "3",
            description = "Restarts of both serving processes in good order, at the end (default: ${DEFAULT-VALUE}).")
    private int rollingRestarts;

    @Option(
            names = "--static-members",
            description = "Have the serving processes keep their partitions through restarts, by --instance-id.")
    private boolean staticMembers;

    @Option(names = "--kill-broker", description = "Restart the broker by kill -9, and not in good order.")
    private boolean killBroker;

    @Mixin
    private ReportOption report;

    @Override
    public Integer call() throws InterruptedException {
        report.requireWritable(spec);
        ChaosSettings settings = settings();
        Progress progress = new Progress(spec.commandLine().getOut());
        progress.say("exactly once: %d kills, %,d images, seed %d".formatted(kills, images, seed));
        RunFigures exact = new ChaosRun(settings, progress).play(List.of());
        exact.endings().forEach(ending -> progress.say(ending));
        ChaosSettings control = settings.control();
        progress.say("control, at least once: %d kills, %,d images".formatted(control.kills(), control.images()));
        RunFigures compared = new ChaosRun(control, progress).play(AT_LEAST_ONCE);
        ChaosReport figures = ChaosReport.of(seed, exact, compared);
        report.write(figures);
        spec.commandLine().getOut().printf("%n%s%n", ChaosSummary.of(figures));
        return figures.holds() ? 0 : 1;
    }

    private ChaosSettings settings() {
        try {
            return new ChaosSettings(kills, images, longestBlow, rollingRestarts, staticMembers, killBroker, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
