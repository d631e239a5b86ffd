package io.plumbline.app.command;

import io.plumbline.app.rejections.Run;
import io.plumbline.app.rejections.Selection;
import io.plumbline.contract.rejection.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which rejections are meant. Several of one kind mean any of them. */
final class SelectionOptions {

    @Option(names = "--reason", paramLabel = "REASON", description = "Rejected for this: ${COMPLETION-CANDIDATES}.")
    private Set<RejectionReason> reasons = Set.of();

    @Option(names = "--id", paramLabel = "IMAGE-ID", description = "Of this image.")
    private Set<String> imageIds = Set.of();

    @Option(names = "--partition", paramLabel = "N", description = "On this partition of images-dlq.")
    private Set<Integer> partitions = Set.of();

    @Option(
            names = "--offsets",
            paramLabel = "P:FROM-TO",
            description = "On partition P of images-dlq, from one offset to the other, both included.")
    private List<String> runs = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Rejected at this time or later; 2026-11-24T08:00:00Z.")
    private Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Rejected before this time.")
    private Instant until;

    Selection selection() {
        try {
            return new Selection(
                    reasons,
                    imageIds,
                    partitions,
                    runs.stream().map(Run::parse).toList(),
                    Optional.ofNullable(since),
                    Optional.ofNullable(until));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }
}
