package io.plumbline.bench;

import io.plumbline.bench.chaos.ChaosCommand;
import io.plumbline.bench.drift.DriftCommand;
import io.plumbline.bench.monitor.MonitorBenchCommand;
import io.plumbline.bench.serving.ServingCommand;
import io.plumbline.bench.swaps.SwapsCommand;
import io.plumbline.bench.training.TrainingCommand;
import picocli.CommandLine.Command;

/** The benchmarks, each a command of its own. */
@Command(
        name = "bench",
        description = "Try what is promised, and measure.",
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            ChaosCommand.class,
            DriftCommand.class,
            MonitorBenchCommand.class,
            ServingCommand.class,
            SwapsCommand.class,
            TrainingCommand.class
        },
        footer = {"", "Example: ./plumbline bench chaos --kills 50 --images 1000000 --report chaos.json"})
public final class BenchCommand {}
