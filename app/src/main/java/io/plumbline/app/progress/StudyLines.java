package io.plumbline.app.progress;

import io.plumbline.trainer.study.StudyListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how studies go: a line that stays for each training, and on a terminal one that moves, with the time left. */
public final class StudyLines implements StudyListener {

    private static final long NANOS_BETWEEN_DRAWINGS = 200_000_000;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean redraws;
    private long drawnAtNanos = System.nanoTime();

    /**
     * Lines on which nothing stands yet.
     *
     * @param redraws whether {@code out} is a terminal, on which a line can be drawn again
     */
    public StudyLines(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    @Override
    public void learning(Progress progress) {
        long now = System.nanoTime();
        if (redraws && now - drawnAtNanos > NANOS_BETWEEN_DRAWINGS) {
            drawnAtNanos = now;
            out.print(CLEAR_LINE
                    + "  %s, epoch %d of %d, %s left"
                            .formatted(head(progress), progress.epoch(), progress.epochs(), time(progress.timeLeft())));
            out.flush();
        }
    }

    @Override
    public void trained(Progress progress, String outcome) {
        out.printf(
                "%s  %s: %s; %s left%n", redraws ? CLEAR_LINE : "", head(progress), outcome, time(progress.timeLeft()));
    }

    private static String head(Progress progress) {
        return "%d of %d  %s, %s"
                .formatted(progress.training(), progress.trainings(), progress.study(), progress.what());
    }

    private static String time(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }
}
