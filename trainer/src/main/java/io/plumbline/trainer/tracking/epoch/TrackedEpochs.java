package io.plumbline.trainer.tracking.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.chart.ChartSvg;
import io.plumbline.trainer.tracking.chart.Line;
import io.plumbline.trainer.tracking.chart.LineChart;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Keeps what each epoch came to: {@code trainingLoss}, {@code trainingAccuracy}, {@code validationLoss} and
 * {@code validationAccuracy}, and {@code best.validationLoss}, {@code best.validationAccuracy} and {@code best.epoch} with
 * each epoch that is the best so far.
 */
public final class TrackedEpochs implements TrainingListener {

    private final TrackedRun run;
    private final InstantSource clock;
    private final List<EpochResult> results = new ArrayList<>();

    /**
     * Keeps them in this run.
     *
     * @param clock tells when an epoch was over
     */
    public TrackedEpochs(TrackedRun run, InstantSource clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public void epochDone(EpochResult result) {
        results.add(result);
        run.metrics(
                result.epoch(),
                Map.of(
                        "trainingLoss", result.trainingLoss(),
                        "trainingAccuracy", result.trainingAccuracy(),
                        "validationLoss", result.validationLoss(),
                        "validationAccuracy", result.validationAccuracy()));
        if (result.best()) {
            run.metrics(
                    result.epoch(),
                    Map.of(
                            "best.validationLoss", result.validationLoss(),
                            "best.validationAccuracy", result.validationAccuracy(),
                            "best.epoch", (double) result.epoch()));
        }
    }

    /** How many there were. */
    public int count() {
        return results.size();
    }

    /** Keeps a picture of loss and accuracy over the epochs, if there were any. */
    public void drawCurves() {
        if (!results.isEmpty()) {
            List<LineChart> charts = List.of(
                    chart("Loss", EpochResult::trainingLoss, EpochResult::validationLoss),
                    chart("Accuracy", EpochResult::trainingAccuracy, EpochResult::validationAccuracy));
            run.artifact("learning-curves.svg", ChartSvg.of(charts).getBytes(UTF_8));
        }
    }

    private LineChart chart(
            String title, ToDoubleFunction<EpochResult> training, ToDoubleFunction<EpochResult> validation) {
        return new LineChart(title, List.of(line("training", training), line("validation", validation)));
    }

    private Line line(String name, ToDoubleFunction<EpochResult> value) {
        Instant now = clock.instant();
        return new Line(
                name,
                results.stream()
                        .map(result -> new MetricPoint(name, result.epoch(), value.applyAsDouble(result), now))
                        .toList());
    }
}
