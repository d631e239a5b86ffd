package io.plumbline.app.demo.report;

import io.plumbline.app.demo.journal.SeenPrediction;
import io.plumbline.app.demo.journal.SeenRejection;
import io.plumbline.app.demo.journal.SentImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Images against their answers, id by id.
 *
 * @param lost images without an answer
 * @param duplicated images with more than one
 * @param strangers answers to images that were never sent
 * @param wronglyJudged images that were broken and not rejected, or rejected and not broken
 */
record Tally(
        long images,
        long predictions,
        long rejections,
        long brokenImages,
        long lost,
        long duplicated,
        long strangers,
        long wronglyJudged) {

    static Tally of(List<SentImage> sent, List<SeenPrediction> predictions, List<SeenRejection> rejections) {
        Map<String, Integer> answers = new HashMap<>();
        predictions.forEach(seen -> answers.merge(seen.prediction().imageId(), 1, Integer::sum));
        rejections.forEach(seen -> answers.merge(seen.rejection().imageId(), 1, Integer::sum));
        Set<String> ids = sent.stream().map(SentImage::id).collect(Collectors.toSet());
        Set<String> broken =
                sent.stream().filter(SentImage::broken).map(SentImage::id).collect(Collectors.toSet());
        Set<String> rejected =
                rejections.stream().map(seen -> seen.rejection().imageId()).collect(Collectors.toSet());
        return new Tally(
                sent.size(),
                predictions.size(),
                rejections.size(),
                broken.size(),
                ids.stream().filter(id -> !answers.containsKey(id)).count(),
                answers.values().stream().filter(count -> count > 1).count(),
                answers.keySet().stream().filter(id -> !ids.contains(id)).count(),
                symmetricDifference(broken, rejected));
    }

    private static long symmetricDifference(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all.stream()
                .filter(id -> some.contains(id) != others.contains(id))
                .count();
    }
}
