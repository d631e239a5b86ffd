package io.plumbline.app.loop;

import io.plumbline.trainer.document.Table;
import java.util.Locale;
import java.util.Optional;

/** The figures as a page of Markdown. */
final class LoopDocument {

    private LoopDocument() {}

    static String of(LoopReport report, String network, int cores) {
        return """
                # The loop over several shifts

                Made by `./plumbline bench loop` (seed %d, %s, %d cores, %.0f s): for each shift the demo's story, with a broker, `serve`,
                `monitor` and `retrain` as their commands start them, on Fashion-MNIST that no model has learnt from. Labels come %s.

                %s

                Before, during, after: accuracy counted from every prediction: of the first model on healthy and on shifted images, and of the
                model that was promoted, on shifted images that it has not learnt from. Alert: shifted images until it was confirmed.
                Verdict: accuracy of champion and challenger on held-out recent images, and on held-out base images; p by McNemar's test.
                Seconds: from the trigger to the verdict, which waits for labelled images and for images for the new reference to arrive at
                the stream's pace, and until the new model served. Ended: whether the alert that began it was resolved by the new
                model; new alerts are those about the new model.

                With labels at random nothing can be learnt, so the champion stays; and so it does wherever the challenger is not better
                by more than chance, or worse on base images by more than a point.
                """.formatted(report.seed(), network, cores, report.seconds(), "500 images late", table(report));
    }

    private static Table table(LoopReport report) {
        Table table = new Table(
                "shift",
                "before",
                "during",
                "after",
                "alert",
                "cause",
                "verdict",
                "recent",
                "base",
                "p",
                "s to verdict",
                "s to swapped",
                "ended",
                "new alerts");
        for (LoopFigures story : report.stories()) {
            table.row(
                    story.shift(),
                    share(story.before()),
                    share(story.during()),
                    share(story.after()),
                    text(story.confirmedAfterImages()),
                    text(story.cause()),
                    text(story.outcome()),
                    pair(story.recentChampion(), story.recentChallenger()),
                    pair(story.baseChampion(), story.baseChallenger()),
                    number("%.2g", story.pValue()),
                    number("%.0f", story.secondsToVerdict()),
                    number("%.0f", story.secondsToSwapped()),
                    story.resolved() ? "yes" : "no",
                    Long.toString(story.alertsAfter()));
        }
        return table;
    }

    private static String pair(Double champion, Double challenger) {
        return champion == null ? "–" : share(champion) + " → " + share(challenger);
    }

    private static String share(Double share) {
        return number("%.3f", share);
    }

    private static String number(String format, Double number) {
        return number == null ? "–" : String.format(Locale.ROOT, format, number);
    }

    private static String text(Object value) {
        return Optional.ofNullable(value).map(Object::toString).orElse("–");
    }
}
