package io.plumbline.app.alerts;

import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.Quantiles;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Episodes as text for a terminal.
 *
 * @param now tells whether an episode is muted
 */
public record EpisodeText(Instant now) {

    private static final int CAUSES_IN_A_LINE = 3;

    /** The episode in one line. */
    public String line(EpisodeView episode) {
        DriftAlert latest = episode.latest();
        String causes = Stream.concat(
                        latest.accuracy().map(AccuracyText::of).stream(),
                        latest.causes().stream().limit(CAUSES_IN_A_LINE).map(cause -> "%s %s"
                                .formatted(cause.feature(), lower(cause.direction()))))
                .collect(Collectors.joining(", "));
        return "%-10s %-10s %s  since %s  %s%s"
                .formatted(latest.state(), latest.kind(), latest.episodeId(), latest.since(), causes, marks(episode));
    }

    private String marks(EpisodeView episode) {
        String acknowledged = episode.acknowledgement()
                .map(action -> "  [%s looks after it]".formatted(action.by()))
                .orElse("");
        return acknowledged
                + episode.muting(now)
                        .flatMap(AlertAction::until)
                        .map(until -> "  [muted until %s]".formatted(until))
                        .orElse("");
    }

    /** All that is known of it, line by line. */
    public List<String> details(EpisodeView episode) {
        DriftAlert latest = episode.latest();
        List<String> lines = new ArrayList<>();
        lines.add(line(episode));
        lines.add("model   " + latest.modelId());
        for (OffsetRange range : latest.sources()) {
            lines.add("images  %s-%d offsets %d to %d"
                    .formatted(range.topic(), range.partition(), range.first(), range.last()));
        }
        episode.steps()
                .forEach(step -> lines.add("step    %s  %s by %s, %,d images judged"
                        .formatted(step.at(), step.state(), step.detector(), step.judgedImages())));
        latest.follows()
                .ifPresent(other -> lines.add(
                        "follows %s, which is still open: the stream does not fit the model that came after it either"
                                .formatted(other)));
        latest.accuracy().ifPresent(accuracy -> {
            lines.add("labels  " + AccuracyText.of(accuracy));
            lines.add("classes " + AccuracyText.worstClasses(accuracy));
        });
        latest.causes().forEach(cause -> lines.add("cause   " + cause(cause)));
        latest.examples().forEach(example -> lines.add("example " + example(example)));
        episode.actions()
                .forEach(action -> lines.add("%s  %s by %s: %s%s"
                        .formatted(
                                action.at(),
                                action.action(),
                                action.by(),
                                action.why(),
                                action.until()
                                        .map(until -> " (until %s)".formatted(until))
                                        .orElse(""))));
        episode.verdicts()
                .forEach(verdict -> lines.add(
                        "verdict %s  %s: %s".formatted(verdict.at(), verdict.outcome(), verdict.explanation())));
        latest.resolution()
                .ifPresent(end -> lines.add("ended   after %.0f s and %,d images, largest D %.3f; the stream fits %s"
                        .formatted(end.durationSeconds(), end.images(), end.peakStatistic(), end.fittingModelId())));
        return lines;
    }

    private static String cause(Cause cause) {
        String moved = cause.before().isPresent() && cause.after().isPresent()
                ? ", quartiles %s before, %s now"
                        .formatted(
                                quartiles(cause.before().get()),
                                quartiles(cause.after().get()))
                : "";
        return "%s went %s at quantile %.2f, D %.3f%s"
                .formatted(cause.feature(), lower(cause.direction()), cause.quantile(), cause.statistic(), moved);
    }

    private static String quartiles(Quantiles quantiles) {
        return "%.4g %.4g %.4g".formatted(quantiles.lower(), quantiles.median(), quantiles.upper());
    }

    private static String example(ExampleImage example) {
        return "%s %s  %s-%d offset %d"
                .formatted(
                        lower(example.role()),
                        example.imageId(),
                        example.source().topic(),
                        example.source().partition(),
                        example.source().offset());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
