package io.plumbline.bench.chaos;

import io.plumbline.bench.chaos.scene.ServeSetup;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.run.Progress;
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
            "starting them again, at moments drawn from the seed. Then a read-committed consumer counts the answers,",
            "which leave as soon as they are written here, so that kills find some that are not committed yet.",
            "A shorter control run serves at least once and commits once a second, and must show duplicates.",
            "The exit code is 0 only if nothing was lost, doubled or out of order, transactions were aborted, the",
            "control shows duplicates, and nothing took longer than is promised: answers go on 30 s after a kill",
            "that left the broker running, a process ends and leaves its group 10 s after SIGTERM, and a rolling",
            "restart leaves at most 3 s without an answer on any partition."
        },
        footer = {"", "Example: ./plumbline bench chaos --kills 50 --images 1000000 --seed 1 --report chaos.json"})
public final class ChaosCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = {
                "By kill -9 (default: 10; 6 with --quick). From 4 on the monitor is among them, and the broker is restarted."
            })
    private Integer kills;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Sent while that goes on, or more if it takes longer (default: 100000; 60000 with --quick).")
    private Integer images;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the images, the kills and their moments (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--longest-blow",
            paramLabel = "N",
            description = "The most kills before answers must have gone on everywhere (default: 3; 6 with --quick).")
    private Integer longestBlow;

    @Option(
            names = "--rolling-restarts",
            paramLabel = "N",
            description = "Restarts of both serving processes in good order, at the end (default: 3; 1 with --quick).")
    private Integer rollingRestarts;

    @Option(
            names = "--static-members",
            description = "Have the serving processes keep their partitions through restarts, by --instance-id.")
    private boolean staticMembers;

    @Option(names = "--kill-broker", description = "Restart the broker by kill -9, and not in good order.")
    private boolean killBroker;

    @Option(names = "--quick", description = "Do less of each where nothing else is said: at most four minutes.")
    private boolean quick;

    @Mixin
    private ReportOption report;

    @Override
    public Integer call() throws InterruptedException {
        report.requireWritable(spec);
        ChaosSettings settings = settings();
        Progress progress = new Progress(spec.commandLine().getOut());
        progress.say(
                "exactly once: %d kills, %,d images, seed %d".formatted(settings.kills(), settings.images(), seed));
        RunFigures exact = new ChaosRun(settings, progress).play(ServeSetup.exactlyOnce());
        exact.endings().forEach(ending -> progress.say(ending));
        ChaosSettings control = settings.control();
        progress.say("control, at least once: %d kills, %,d images".formatted(control.kills(), control.images()));
        RunFigures compared = new ChaosRun(control, progress).play(ServeSetup.atLeastOnce());
        ChaosReport figures = ChaosReport.of(seed, exact, compared);
        report.write(figures);
        spec.commandLine().getOut().printf("%n%s%n", ChaosSummary.of(figures));
        return figures.holds() ? 0 : 1;
    }

    private ChaosSettings settings() {
        try {
            return new ChaosSettings(
                    given(kills, 10, 6),
                    given(images, 100_000, 60_000),
                    given(longestBlow, 3, 6),
                    given(rollingRestarts, 3, 1),
                    staticMembers,
                    killBroker,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int given(Integer said, int whole, int little) {
        if (said != null) {
            return said;
        }
        return quick ? little : whole;
    }
}
