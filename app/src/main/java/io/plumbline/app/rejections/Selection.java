package io.plumbline.app.rejections;

import io.plumbline.contract.rejection.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rejections are meant. Each part narrows them down; an empty one does not.
 *
 * @param reasons for one of these
 * @param imageIds of one of these images
 * @param partitions on one of these partitions of {@code images-dlq}
 * @param runs within one of these
 * @param since rejected at this time or later
 * @param until rejected before this time
 */
public record Selection(
        Set<RejectionReason> reasons,
        Set<String> imageIds,
        Set<Integer> partitions,
        List<Run> runs,
        Optional<Instant> since,
        Optional<Instant> until) {

    public Selection {
        reasons = Set.copyOf(reasons);
        imageIds = Set.copyOf(imageIds);
        partitions = Set.copyOf(partitions);
        runs = List.copyOf(runs);
    }

    /** All of them. */
    public static Selection everything() {
        return new Selection(Set.of(), Set.of(), Set.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether nothing narrows it down. */
    public boolean isEverything() {
        return equals(everything());
    }

    /** Whether this partition can hold any of them. */
    boolean concerns(int partition) {
        return (partitions.isEmpty() || partitions.contains(partition))
                && (runs.isEmpty() || runsOn(partition).findAny().isPresent());
    }

    /** The smallest offset that any of them can have on this partition, which it {@linkplain #concerns concerns}. */
    long first(int partition) {
        return runsOn(partition).mapToLong(Run::first).min().orElse(0);
    }

    /** The largest offset that any of them can have on this partition, which it {@linkplain #concerns concerns}. */
    long last(int partition) {
        return runsOn(partition).mapToLong(Run::last).max().orElse(Long.MAX_VALUE);
    }

    private Stream<Run> runsOn(int partition) {
        return runs.stream().filter(run -> run.partition() == partition);
    }

    boolean contains(RejectedImage image) {
        return concerns(image.place().partition())
                && (reasons.isEmpty() || reasons.contains(image.rejection().reason()))
                && (imageIds.isEmpty() || imageIds.contains(image.rejection().imageId()))
                && (runs.isEmpty() || runs.stream().anyMatch(run -> run.contains(image.place())))
                && since.map(time -> !image.time().isBefore(time)).orElse(true)
                && until.map(image.time()::isBefore).orElse(true);
    }
}
