package io.plumbline.app.demo.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The summary of one demo, as {@code --report FILE} writes it. Counted id by id from what a read-committed consumer saw.
 *
 * @param images sent
 * @param predictions seen
 * @param rejections seen
 * @param brokenImages sent on purpose
 * @param lost images that were sent and never answered
 * @param duplicated images that were answered more than once
 * @param maxGapMs the longest time without a prediction while images were sent
 * @param throughputPerSecond images answered per second while they were sent as fast as they go
 * @param testAccuracy of the first model on its test images
 * @param falseAlarms confirmed alerts that no shift explains
 * @param falseSuspicions suspicions that no shift explains
 * @param alert the episode that the shift raised, or null
 * @param models the ids of the models that made predictions, in the order in which they served
 */
@JsonInclude
public record DemoReport(
        long images,
        long predictions,
        long rejections,
        long brokenImages,
        long lost,
        long duplicated,
        long maxGapMs,
        double trainSeconds,
        double throughputPerSecond,
        LatencyMs latencyMs,
        double testAccuracy,
        Accuracy accuracy,
        long falseAlarms,
        long falseSuspicions,
        String shift,
        Alert alert,
        Trigger trigger,
        Verdict verdict,
        List<String> models) {

    public DemoReport {
        models = List.copyOf(models);
    }

    /** From the time an image was due to the time its committed prediction was seen, at a steady pace. */
    @JsonInclude
    public record LatencyMs(double p50, double p95, double p99) {}

    /**
     * Shares of right predictions; null where there were none to judge.
     *
     * @param beforeShift on healthy images
     * @param duringShift on shifted images by the first model
     * @param afterSwap on shifted images by the model that was promoted
     */
    @JsonInclude
    public record Accuracy(Double beforeShift, Double duringShift, Double afterSwap) {

        /** What the shift cost the first model, in points of accuracy of 0 to 1; 0 where nothing was shifted. */
        double cost() {
            return beforeShift == null || duringShift == null ? 0 : beforeShift - duringShift;
        }

        /** The share of the cost that the promoted model won back. */
        double recovered() {
            return afterSwap == null || cost() == 0 ? 0 : (afterSwap - duringShift) / cost();
        }
    }

    /**
     * The episode.
     *
     * @param suspectedAfterImages shifted images up to the end of the pane that raised the suspicion; null if
     *     confirmation came first
     * @param confirmedAfterImages shifted images up to the end of the pane that confirmed it
     */
    @JsonInclude
    public record Alert(
            String id,
            Long suspectedAfterImages,
            Long confirmedAfterImages,
            List<String> topFeatures,
            boolean resolved) {

        public Alert {
            topFeatures = List.copyOf(topFeatures);
        }
    }

    /** The request for a retraining. */
    @JsonInclude
    public record Trigger(String id, String cause) {}

    /** Champion and challenger on the same recent images; accuracies are null where no challenger came about. */
    @JsonInclude
    public record Verdict(boolean promoted, Double championAccuracy, Double challengerAccuracy) {}
}
