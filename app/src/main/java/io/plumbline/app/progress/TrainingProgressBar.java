package io.plumbline.app.progress;

import io.plumbline.drift.statistics.calibration.Progress;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.TrainJobListener;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Duplicates;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingProgress;
import io.plumbline.trainer.training.TrainingResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows a training: the split as a budget, a bar that moves within each epoch, a line that stays for each epoch. Without a
 * terminal to redraw a line on, the bar is left out.
 */
public final class TrainingProgressBar implements TrainJobListener {

    private static final int WIDTH = 30;
    private static final long NANOS_BETWEEN_DRAWINGS = 100_000_000;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean redraws;
    private long drawnAtNanos = System.nanoTime();

    /**
     * A bar that has not started.
     *
     * @param redraws whether {@code out} is a terminal, on which a line can be drawn again
     */
    public TrainingProgressBar(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    @Override
    public void splitMade(DataSplit split) {
        split.budget().lines().forEach(line -> out.printf("  %s%n", line));
        Duplicates.in(split).lines().forEach(line -> out.printf("  %s%n", line));
    }

    @Override
    public void batchDone(TrainingProgress progress) {
        double done = (double) progress.batch() / progress.batches();
        draw(
                "epoch %d/%d %s loss %.3f accuracy %.3f  %,.0f images/s  %d s left",
                progress.epoch(),
                progress.epochs(),
                bar(done),
                progress.loss(),
                progress.accuracy(),
                progress.imagesPerSecond(),
                progress.timeLeft().toSeconds());
    }

    @Override
    public void epochDone(EpochResult result) {
        keep(
                "epoch %d  training loss %.3f accuracy %.3f  validation loss %.3f accuracy %.3f",
                result.epoch(),
                result.trainingLoss(),
                result.trainingAccuracy(),
                result.validationLoss(),
                result.validationAccuracy());
    }

    @Override
    public void trained(TrainingResult result, Duration time) {
        keep(
                "trained in %.1f s; the best epoch was %d",
                time.toMillis() / 1e3, result.best().epoch());
    }

    @Override
    public void evaluated(Evaluation test) {
        keep("test accuracy %.4f on %,d images", test.accuracy(), test.images());
    }

    @Override
    public void diagnosed(Diagnosis diagnosis) {
        diagnosis.toString().lines().forEach(line -> keep("%s", line));
    }

    /** Called from several threads: see {@link Progress}. */
    @Override
    public synchronized void calibrated(double done) {
        draw("calibrating thresholds %s", bar(done));
    }

    @Override
    public void packed(PackedModel model) {
        keep("packed %s (%,d bytes)", model.id().shortForm(), model.sizeBytes());
    }

    private void draw(String format, Object... values) {
        long now = System.nanoTime();
        if (redraws && now - drawnAtNanos > NANOS_BETWEEN_DRAWINGS) {
            drawnAtNanos = now;
            out.print(CLEAR_LINE + "  " + String.format(Locale.ROOT, format, values));
            out.flush();
        }
    }

    private synchronized void keep(String format, Object... values) {
        out.printf("%s  %s%n", redraws ? CLEAR_LINE : "", String.format(Locale.ROOT, format, values));
    }

    private static String bar(double done) {
        int full = (int) Math.round(done * WIDTH);
        return "[" + "=".repeat(full) + " ".repeat(WIDTH - full) + "]";
    }
}
