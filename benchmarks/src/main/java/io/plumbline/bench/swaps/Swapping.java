package io.plumbline.bench.swaps;

import io.plumbline.bench.cluster.ModelChanges;
import io.plumbline.bench.run.Progress;
import io.plumbline.bench.swaps.SwapReport.Resident;
import io.plumbline.contract.models.ModelEvent.Kind;
import io.plumbline.model.pack.PackedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * All swaps, one upon the other: the next package is announced as soon as the last one serves. After each package that does
 * not fit, the champion is rolled back to its predecessor.
 */
final class Swapping {

    private static final int SWAPS_PER_LINE = 20;

    private final SwapPackages packages;
    private final ModelChanges changes;
    private final SwapSettings settings;
    private final DoubleSupplier residentMiB;
    private final Progress progress;
    private final List<Duration> times = new ArrayList<>();
    private final List<Duration> rollbacks = new ArrayList<>();
    private int refused;

    /**
     * Swaps that have yet to begin; the first sound package serves.
     *
     * @param residentMiB what the serving process holds at present
     */
    Swapping(
            SwapPackages packages,
            ModelChanges changes,
            SwapSettings settings,
            DoubleSupplier residentMiB,
            Progress progress) {
        this.packages = packages;
        this.changes = changes;
        this.settings = settings;
        this.residentMiB = residentMiB;
        this.progress = progress;
    }

    /** What came of it. */
    record Figures(List<Duration> times, List<Duration> rollbacks, int refused, Resident residentMiB) {

        Figures {
            times = List.copyOf(times);
            rollbacks = List.copyOf(rollbacks);
        }
    }

    Figures play() {
        double after20 = 0;
        for (int swap = 1; swap <= settings.swaps(); swap++) {
            times.add(changes.announce(turn(packages.sound(), swap), Kind.SWAPPED));
            if (swap == SwapSettings.EARLY_SWAPS) {
                after20 = residentMiB.getAsDouble();
            }
            if (swap % SWAPS_PER_LINE == 0) {
                progress.say("%d swaps; the process holds %.0f MiB".formatted(swap, residentMiB.getAsDouble()));
            }
            if (swap % SwapSettings.SWAPS_PER_MISFIT == 0) {
                changes.announce(turn(packages.misfits(), refused), Kind.REFUSED);
                refused++;
                rollbacks.add(changes.rollBack(turn(packages.sound(), swap), turn(packages.sound(), swap - 1)));
            }
        }
        return new Figures(times, rollbacks, refused, Resident.of(after20, residentMiB.getAsDouble()));
    }

    private static PackedModel turn(List<PackedModel> models, int number) {
        return models.get(number % models.size());
    }
}
