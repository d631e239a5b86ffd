package io.plumbline.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.AlertAction.Action;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.Quantiles;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void shouldPutTheStepsOfEachEpisodeTogether() {
        // When
        Episodes episodes = Episodes.of(
                List.of(
                        alert("one", AlertState.SUSPECTED),
                        alert("other", AlertState.CONFIRMED),
                        alert("one", AlertState.RESOLVED)),
                List.of(),
                List.of(),
                List.of());

        // Then
        assertThat(episodes.all()).extracting(EpisodeView::id).containsExactly("one", "other");
        assertThat(episodes.find("one").orElseThrow().steps()).hasSize(2);
        assertThat(episodes.find("one").orElseThrow().isOpen()).isFalse();
        assertThat(episodes.find("other").orElseThrow().isOpen()).isTrue();
        assertThat(episodes.find("none")).isEmpty();
    }

    @Test
    void shouldKeepAllActionsAndCountTheNewestOfEachKind() {
        // When
        EpisodeView episode = Episodes.of(
                        List.of(alert("one", AlertState.CONFIRMED)),
                        List.of(
                                action("one", Action.ACKNOWLEDGED, "ana"),
                                action("one", Action.MUTED, "ana"),
                                action("one", Action.ACKNOWLEDGED, "ben"),
                                action("other", Action.MUTED, "ben")),
                        List.of(),
                        List.of())
                .all()
                .get(0);

        // Then
        assertThat(episode.actions()).extracting(AlertAction::by).containsExactly("ana", "ana", "ben");
        assertThat(String.join("\n", new EpisodeText(NOON).details(episode)))
                .contains("ACKNOWLEDGED by ana: the camera", "ACKNOWLEDGED by ben: the camera");
        assertThat(episode.acknowledgement()).map(AlertAction::by).hasValue("ben");
        assertThat(episode.muting(NOON.plusSeconds(59))).map(AlertAction::by).hasValue("ana");
        assertThat(episode.muting(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void shouldEndAMuteByAShorterOne() {
        // Given
        AlertAction shorter = new AlertAction(
                "one",
                Action.MUTED,
                "ben",
                "the camera is set up",
                NOON.plusSeconds(5),
                Optional.of(NOON.plusSeconds(10)));

        // When
        EpisodeView episode = new EpisodeView(
                List.of(alert("one", AlertState.CONFIRMED)),
                List.of(action("one", Action.MUTED, "ana"), shorter),
                List.of());

        // Then
        assertThat(episode.muting(NOON.plusSeconds(9))).hasValue(shorter);
        assertThat(episode.muting(NOON.plusSeconds(10))).isEmpty();
    }

    @Test
    void shouldTellAllThatIsKnownOfAnEpisode() {
        // Given
        EpisodeView episode = new EpisodeView(
                List.of(alert("one", AlertState.RESOLVED)), List.of(action("one", Action.MUTED, "ana")), List.of());

        // When
        List<String> lines = new EpisodeText(NOON).details(episode);

        // Then
        assertThat(String.join("\n", lines))
                .contains(
                        "RESOLVED   INPUT      one",
                        "[muted until 2026-11-24T12:01:00Z]",
                        "images-3 offsets 5 to 9",
                        "sharpness went down at quantile 0.90, D 0.500, quartiles 1.000 2.000 3.000 before",
                        "extreme boot-17  images-3 offset 7",
                        "MUTED by ana: the camera is being set up (until",
                        "ended   after 50 s and 7,000 images");
    }

    @Test
    void shouldTellWhatCameOfTheRetrainingsOfAnEpisode() {
        // Given
        RetrainingTrigger trigger = new RetrainingTrigger(
                "retrain-one", "cnn", RetrainingTrigger.Cause.DRIFT_CONFIRMED, Optional.of("one"), List.of(), NOON);

        // When
        EpisodeView episode = Episodes.of(
                        List.of(alert("one", AlertState.CONFIRMED)),
                        List.of(),
                        List.of(trigger),
                        List.of(verdict("retrain-one"), verdict("by-hand-another")))
                .all()
                .get(0);

        // Then
        assertThat(episode.verdicts()).hasSize(1);
        assertThat(new EpisodeText(NOON).details(episode))
                .contains("verdict 2026-11-24T12:00:00Z  NO_BETTER: 0.5 stayed 0.5");
    }

    private static RetrainingVerdict verdict(String triggerId) {
        return new RetrainingVerdict(
                triggerId,
                "cnn",
                Optional.empty(),
                RetrainingVerdict.Outcome.NO_BETTER,
                "0.5 stayed 0.5",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                NOON);
    }

    private static AlertAction action(String episode, Action action, String by) {
        return new AlertAction(
                episode,
                action,
                by,
                "the camera is being set up",
                NOON,
                Optional.of(NOON.plusSeconds(60)).filter(until -> action == Action.MUTED));
    }

    private static DriftAlert alert(String id, AlertState state) {
        Quantiles before = new Quantiles(1, 2, 3);
        return new DriftAlert(
                id,
                "cnn-" + "a".repeat(64),
                state,
                DriftKind.INPUT,
                DriftAlert.Detector.E_DETECTOR,
                NOON,
                NOON,
                10,
                List.of(new OffsetRange("images", 3, 5, 9)),
                List.of(new DriftAlert.Cause(
                        "sharpness", Direction.DOWN, .5, .9, 20, Optional.of(before), Optional.of(before))),
                List.of(new ExampleImage(
                        ExampleImage.Role.EXTREME,
                        "boot-17",
                        Optional.empty(),
                        new SourcePosition("images", 3, 7),
                        4.5)),
                Optional.empty(),
                Optional.of(new DriftAlert.Resolution("cnn", NOON, .5, 7_000, 50))
                        .filter(end -> state == AlertState.RESOLVED));
    }
}
