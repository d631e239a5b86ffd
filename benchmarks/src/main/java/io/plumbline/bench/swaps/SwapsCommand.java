package io.plumbline.bench.swaps;

import io.plumbline.bench.data.PoolOption;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.run.Progress;
import io.plumbline.bench.size.RunSize;
import io.plumbline.trainer.dataset.LabelledImages;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Swaps models while images flow. */
@Command(
        name = "swaps",
        description = {
            "Swap models while images flow; count answers, memory and waiting.",
            "",
            "Starts a broker and a serving process, sends images at a fixed rate, and announces one package upon the other,",
            "now and then one that does not fit, and now and then takes one back. The exit code is 0 only if nothing was lost,",
            "doubled or out of order, memory grew by at most 10 % after the first 20 swaps, p99 latency during swaps was at",
            "most twice the steady one, and each rollback took effect within 2 s."
        },
        footer = {"", "Example: ./plumbline bench swaps --report swaps.json"})
public final class SwapsCommand implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration STEADY = Duration.ofSeconds(30);
    private static final Duration QUICK_WARM_UP = Duration.ofSeconds(20);
    private static final Duration QUICK_STEADY = Duration.ofSeconds(10);
    private static final Duration SMOKE = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--swaps",
            paramLabel = "N",
            defaultValue = "200",
            description = "To packages that fit, 20 or more (default: ${DEFAULT-VALUE}).")
    private int swaps;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Images per second (default: ${DEFAULT-VALUE}).")
    private double imagesPerSecond;

    @Mixin
    private RunSize size;

    @Mixin
    private PoolOption data;

    @Mixin
    private ReportOption report;

    @Override
    public Integer call() throws InterruptedException {
        report.requireWritable(spec);
        SwapSettings settings = settings();
        LabelledImages pool = data.read(spec);
        Progress progress = new Progress(spec.commandLine().getOut());
        SwapReport figures = new SwapRun(settings, pool, progress).play();
        report.write(figures);
        spec.commandLine().getOut().printf("%n%s%n", SwapSummary.of(figures));
        boolean asPromised = size.isSmoke() ? figures.isExact() : figures.holds();
        return asPromised ? 0 : 1;
    }

    private SwapSettings settings() {
        try {
            return new SwapSettings(
                    swaps,
                    imagesPerSecond,
                    size.of(WARM_UP, QUICK_WARM_UP, SMOKE),
                    size.of(STEADY, QUICK_STEADY, SMOKE),
                    size.seed());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
