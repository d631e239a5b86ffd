package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often the model was right about the newest predictions that have a label.
 *
 * @param labels how many of them there are, 1 or more
 * @param accuracy the share of them that was right, in [0, 1]
 * @param low the lower end of its 95 % interval by Wilson, in [0, 1]
 * @param high the upper end, in [0, 1]
 * @param first the time stamp of the oldest of these predictions
 * @param last the time stamp of the newest
 * @param classes the same by true class, in the model's order; classes without a label among these are left out
 * @param watch how it compares with the reference; absent where the model's package does not tell how accurate it was
 */
public record AccuracyReport(
        long labels,
        double accuracy,
        double low,
        double high,
        Instant first,
        Instant last,
        List<ClassAccuracy> classes,
        Optional<Watch> watch) {

    public AccuracyReport {
        Require.atLeast("labels", 1, labels);
        Require.share("accuracy", accuracy);
        Require.share("low", low);
        Require.share("high", high);
        Require.present("first", first);
        Require.present("last", last);
        classes = Require.list("classes", classes);
        Require.present("watch", watch);
    }

    /**
     * One true class.
     *
     * @param label its name
     * @param labels how many images of it there are, 1 or more
     * @param accuracy the share of them that the model was right about, in [0, 1]
     * @param low the lower end of its 95 % interval by Wilson, in [0, 1]
     * @param high the upper end, in [0, 1]
     */
    public record ClassAccuracy(String label, long labels, double accuracy, double low, double high) {

        public ClassAccuracy {
            Require.text("label", label);
            Require.atLeast("labels", 1, labels);
            Require.share("accuracy", accuracy);
            Require.share("low", low);
            Require.share("high", high);
        }
    }

    /**
     * The sequential test that watches how often the model is wrong.
     *
     * @param referenceAccuracy the accuracy on the reference images, in [0, 1]
     * @param leastAccuracy the lowest accuracy that passes for healthy, in [0, 1]: one minus the upper confidence limit of the
     *     reference's error rate, or one minus that rate and the tolerance
     * @param logEvidence natural logarithm of the evidence that it is lower, in labels; finite
     * @param expectedRunLengthLabels how many labels pass at least before a false alarm, on average; the alarm is raised when
     *     the evidence reaches it
     * @param alarmed whether it has been raised and the accuracy has not recovered since
     */
    public record Watch(
            double referenceAccuracy,
            double leastAccuracy,
            double logEvidence,
            long expectedRunLengthLabels,
            boolean alarmed) {

        public Watch {
            Require.share("referenceAccuracy", referenceAccuracy);
            Require.share("leastAccuracy", leastAccuracy);
            Require.finite("logEvidence", logEvidence);
            Require.atLeast("expectedRunLengthLabels", 1, expectedRunLengthLabels);
        }
    }
}
