package io.plumbline.trainer.retraining.recent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Labelled images dealt out by the hash of their ids, so that an image falls to the same side whenever it is read.
 *
 * @param training the challenger learns from them
 * @param validation they choose its best epoch
 * @param judging they judge it, and it never learns from them
 */
public record RecentSplit(
        List<LabelledRecent> training, List<LabelledRecent> validation, List<LabelledRecent> judging) {

    private static final HashShare VALIDATION = new HashShare("validation", 0.1);

    public RecentSplit {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        judging = List.copyOf(judging);
    }

    /**
     * Deals out.
     *
     * @param judgingShare of all; a tenth of the others validates
     */
    public static RecentSplit of(List<LabelledRecent> labelled, double judgingShare) {
        HashShare judges = new HashShare("judging", judgingShare);
        List<LabelledRecent> training = new ArrayList<>();
        List<LabelledRecent> validation = new ArrayList<>();
        List<LabelledRecent> judging = new ArrayList<>();
        for (LabelledRecent recent : labelled) {
            String id = recent.image().id();
            List<LabelledRecent> side = judges.contains(id) ? judging : VALIDATION.contains(id) ? validation : training;
            side.add(recent);
        }
        return new RecentSplit(training, validation, judging);
    }

    /** The ids of the images that the challenger's weights depend on. */
    public Set<String> learntIds() {
        return Stream.concat(training.stream(), validation.stream())
                .map(recent -> recent.image().id())
                .collect(Collectors.toSet());
    }

    /** All images, whatever they are for. */
    public List<RecentImage> images() {
        return Stream.of(training, validation, judging)
                .flatMap(List::stream)
                .map(LabelledRecent::image)
                .toList();
    }
}
