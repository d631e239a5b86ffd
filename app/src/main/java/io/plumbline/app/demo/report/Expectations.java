package io.plumbline.app.demo.report;

import java.util.ArrayList;
import java.util.List;

/** What must have happened for the story to be whole. Each method returns a sentence for each thing that did not. */
final class Expectations {

    private static final long MOST_IMAGES_TO_CONFIRM = 2_000;
    private static final double CHEAP_SHIFT = .05;
    private static final double SHARE_TO_RECOVER = .5;

    private Expectations() {}

    static List<String> withoutShift(DemoReport report) {
        return always(report);
    }

    static List<String> withShift(DemoReport report) {
        List<String> missing = always(report);
        missing.addAll(alert(report));
        missing.addAll(report.accuracy().cost() < CHEAP_SHIFT ? championStays(report) : modelRecovers(report));
        return missing;
    }

    private static List<String> always(DemoReport report) {
        List<String> missing = new ArrayList<>();
        expect(missing, report.lost() == 0, "%d images were lost".formatted(report.lost()));
        expect(
                missing,
                report.duplicated() == 0,
                "%d images were answered more than once".formatted(report.duplicated()));
        expect(
                missing,
                report.falseAlarms() == 0,
                "%d alerts were confirmed without a shift".formatted(report.falseAlarms()));
        return missing;
    }

    private static List<String> alert(DemoReport report) {
        List<String> missing = new ArrayList<>();
        if (report.alert() == null) {
            missing.add("no alert was confirmed after the shift '%s' began".formatted(report.shift()));
            return missing;
        }
        Long after = report.alert().confirmedAfterImages();
        expect(
                missing,
                after <= MOST_IMAGES_TO_CONFIRM,
                "the alert was confirmed only after %d shifted images; expected at most %d"
                        .formatted(after, MOST_IMAGES_TO_CONFIRM));
        expect(missing, report.trigger() != null, "no retraining was triggered");
        expect(missing, report.verdict() != null, "the retraining came to no verdict");
        return missing;
    }

    private static List<String> modelRecovers(DemoReport report) {
        List<String> missing = new ArrayList<>();
        expect(
                missing,
                report.verdict() != null && report.verdict().promoted(),
                "no better challenger was promoted, though the shift cost %.1f points of accuracy"
                        .formatted(100 * report.accuracy().cost()));
        expect(missing, report.alert() != null && report.alert().resolved(), "the alert was not resolved");
        expect(
                missing,
                report.accuracy().recovered() >= SHARE_TO_RECOVER,
                "accuracy recovered %.0f %% of what the shift cost; expected at least %.0f %%"
                        .formatted(100 * report.accuracy().recovered(), 100 * SHARE_TO_RECOVER));
        return missing;
    }

    private static List<String> championStays(DemoReport report) {
        List<String> missing = new ArrayList<>();
        expect(
                missing,
                report.verdict() == null || !report.verdict().promoted(),
                "a challenger was promoted, though the shift cost only %.1f points of accuracy"
                        .formatted(100 * report.accuracy().cost()));
        expect(missing, report.models().size() == 1, "the champion did not stay");
        return missing;
    }

    private static void expect(List<String> missing, boolean happened, String sentence) {
        if (!happened) {
            missing.add(sentence);
        }
    }
}
