package io.plumbline.app.demo.report;

import io.plumbline.app.demo.journal.SeenPrediction;
import io.plumbline.app.demo.journal.SentImage;
import io.plumbline.app.demo.journal.SentImage.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How quickly images were answered.
 *
 * @param maxGapMs the longest time without a prediction while images were sent
 * @param throughputPerSecond predictions per second in the rush, from the first image due to the last prediction seen
 */
record Pace(long maxGapMs, double throughputPerSecond, DemoReport.LatencyMs latencyMs) {

    private static final double MILLIS_PER_SECOND = 1000;

    static Pace of(Map<String, SentImage> sent, List<SeenPrediction> predictions) {
        return new Pace(maxGap(sent, predictions), throughput(sent, predictions), latency(sent, predictions));
    }

    private static long maxGap(Map<String, SentImage> sent, List<SeenPrediction> predictions) {
        double[] due = sent.values().stream()
                .mapToDouble(SentImage::dueAtMillis)
                .sorted()
                .toArray();
        double[] seen = predictions.stream()
                .mapToDouble(SeenPrediction::seenAtMillis)
                .sorted()
                .toArray();
        if (due.length == 0 || seen.length == 0) {
            return 0;
        }
        double longest = seen[0] - due[0];
        for (int i = 1; i < seen.length && seen[i - 1] < due[due.length - 1]; i++) {
            longest = Math.max(longest, seen[i] - seen[i - 1]);
        }
        return Math.round(longest);
    }

    private static double throughput(Map<String, SentImage> sent, List<SeenPrediction> predictions) {
        double first = sent.values().stream()
                .filter(image -> image.stage() == Stage.RUSH)
                .mapToDouble(SentImage::dueAtMillis)
                .min()
                .orElse(0);
        double[] seen = answersIn(sent, predictions, true)
                .mapToDouble(SeenPrediction::seenAtMillis)
                .toArray();
        double last = Arrays.stream(seen).max().orElse(0);
        return last > first ? seen.length * MILLIS_PER_SECOND / (last - first) : 0;
    }

    private static DemoReport.LatencyMs latency(Map<String, SentImage> sent, List<SeenPrediction> predictions) {
        double[] sorted = answersIn(sent, predictions, false)
                .mapToDouble(seen -> seen.seenAtMillis()
                        - sent.get(seen.prediction().imageId()).dueAtMillis())
                .sorted()
                .toArray();
        return new DemoReport.LatencyMs(quantile(sorted, .50), quantile(sorted, .95), quantile(sorted, .99));
    }

    private static Stream<SeenPrediction> answersIn(
            Map<String, SentImage> sent, List<SeenPrediction> predictions, boolean rush) {
        return predictions.stream().filter(seen -> {
            SentImage image = sent.get(seen.prediction().imageId());
            return image != null && (image.stage() == Stage.RUSH) == rush;
        });
    }

    /** The smallest value that at least this share of all values does not exceed; 0 of none. */
    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
