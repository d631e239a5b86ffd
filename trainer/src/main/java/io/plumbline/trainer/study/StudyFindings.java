package io.plumbline.trainer.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that one study found.
 *
 * @param choices of the learning rates
 * @param trials by variant, each with the same seeds in the same order
 * @param circumstances under which it was found
 */
record StudyFindings(
        Study study, List<RateChoice> choices, Map<String, List<Trial>> trials, Circumstances circumstances) {

    /**
     * Under which circumstances.
     *
     * @param dataHash of all images
     * @param images of an epoch
     * @param threads that PyTorch may use in one operation
     * @param measured when
     * @param seconds how long it all took
     */
    record Circumstances(
            String dataHash,
            int images,
            int validationImages,
            int testImages,
            int epochs,
            int seeds,
            int threads,
            String java,
            String measured,
            double seconds) {}

    /** Of one measure for one variant. */
    Figure figure(Measure measure, Variant variant) {
        return Figure.of(
                trials.get(variant.title()).stream().mapToDouble(measure::of).toArray());
    }

    /** On each claim, in their order. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Claim claim : study.claims()) {
            verdicts.add(Verdict.of(claim, trials.get(claim.left()), trials.get(claim.right())));
        }
        return verdicts;
    }
}
