package io.plumbline.app.command;

import io.plumbline.app.rejections.ReasonCounts;
import io.plumbline.app.rejections.ReasonCounts.ReasonCount;
import io.plumbline.app.rejections.RejectionReader;
import io.plumbline.contract.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts rejections by their reasons. */
@Command(
        name = "list",
        description = "Count rejections by reason, with the newest for each.",
        footer = {"", "Example: ./plumbline rejections list --reason CORRUPT --partition 2"})
final class RejectionsListCommand implements Callable<Integer> {

    /**
     * The list for programs.
     *
     * @param unreadable records that do not say why they are there
     */
    record Listed(long total, long unreadable, List<ReasonCount> reasons) {}

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private SelectionOptions selected;

    @Option(names = "--json", description = "One JSON object, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        ReasonCounts counts = new ReasonCounts();
        try (RejectionReader reader = RejectionsCommand.reader(kafka)) {
            long unreadable = reader.read(selected.selection(), counts::add);
            if (json) {
                Listed listed = new Listed(counts.total(), unreadable, counts.all());
                System.out.println(Json.line(listed));
            } else {
                print(counts);
                RejectionsCommand.mention(unreadable);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(ReasonCounts counts) {
        if (counts.total() == 0) {
            System.out.println("No rejections.");
            return;
        }
        System.out.printf("%-14s %10s  %-24s  %-10s %s%n", "reason", "rejections", "newest", "at", "detail");
        for (ReasonCount each : counts.all()) {
            System.out.printf(
                    "%-14s %,10d  %-24s  %-10s %s%n",
                    each.reason(), each.count(), each.newest(), each.place(), each.detail());
        }
        System.out.printf("%-14s %,10d%n", "all", counts.total());
    }
}
