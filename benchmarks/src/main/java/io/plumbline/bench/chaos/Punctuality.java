package io.plumbline.bench.chaos;

import io.plumbline.bench.chaos.ChaosReport.RollingRestartFigures;
import io.plumbline.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is promised of times, and what took longer. */
final class Punctuality {

    /** The session time-out of serving, its transaction time-out, and ten seconds. */
    private static final double LONGEST_RECOVERY_SECONDS = 10 + 10 + 10;

    private static final double LONGEST_STOP_SECONDS = 10;
    private static final double LONGEST_GAP_SECONDS = 3;

    private final List<String> late = new ArrayList<>();

    private Punctuality() {}

    /**
     * What took longer than is promised, a sentence each.
     *
     * @param recoveries of the blows that left the broker running: how long it is away is not serving's affair
     * @param restarts of static members may leave a gap: nobody else takes over their partitions
     */
    static List<String> late(Optional<Spread> recoveries, Optional<RollingRestartFigures> restarts) {
        Punctuality times = new Punctuality();
        recoveries.ifPresent(
                found -> times.compare("Answers went on %.1f s after a kill", found.max(), LONGEST_RECOVERY_SECONDS));
        restarts.ifPresent(found -> {
            times.compare(
                    "A process ended %.1f s after SIGTERM", found.stopSeconds().max(), LONGEST_STOP_SECONDS);
            found.leaveSeconds().ifPresent(left -> {
                times.compare("A process left its group %.1f s after SIGTERM", left.max(), LONGEST_STOP_SECONDS);
                times.compare(
                        "A rolling restart left %.2f s without an answer on a partition",
                        found.gapSeconds().max(), LONGEST_GAP_SECONDS);
            });
        });
        return List.copyOf(times.late);
    }

    private void compare(String sentence, double seconds, double most) {
        if (seconds > most) {
            late.add((sentence + "; %.0f s are promised").formatted(seconds, most));
        }
    }
}
