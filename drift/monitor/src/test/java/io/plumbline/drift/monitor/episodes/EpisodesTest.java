package io.plumbline.drift.monitor.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftAlert.Detector;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {

    private final Observations champion = new Observations(Observations.CHAMPION);
    private final Observations successor = new Observations(Observations.SUCCESSOR);
    private final List<DriftAlert> alerts = new ArrayList<>();
    private Episodes episodes = Episodes.none();

    @Test
    void shouldSayNothingOfAHealthyStream() {
        // When
        observe(champion.quiet(), champion.settled(), champion.quiet());

        // Then
        assertThat(alerts).isEmpty();
    }

    @Test
    void shouldSuspectConfirmAndResolveUnderOneId() {
        // When
        observe(
                champion.quiet(),
                champion.suspecting("mean"),
                champion.suspecting("mean"),
                champion.confirming("blur"),
                champion.confirming("blur"),
                champion.quiet(),
                champion.settled());

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::detector)
                .containsExactly(
                        tuple(AlertState.SUSPECTED, Detector.ROLLING_KS),
                        tuple(AlertState.CONFIRMED, Detector.E_DETECTOR),
                        tuple(AlertState.RESOLVED, Detector.ROLLING_KS));
        assertThat(alerts).extracting(DriftAlert::episodeId).containsOnly("cnn-aaaaaaaa-20261124T101530Z-100");
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void shouldOpenAsConfirmedWhenLabelsAloneTell() {
        // When
        observe(champion.quiet(), champion.inaccurate(), champion.inaccurate(), champion.settled());

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::kind, DriftAlert::detector)
                .containsExactly(
                        tuple(AlertState.CONFIRMED, DriftKind.ACCURACY, Detector.ACCURACY),
                        tuple(AlertState.RESOLVED, DriftKind.ACCURACY, Detector.ACCURACY));
        assertThat(alerts.get(0)).satisfies(alert -> {
            assertThat(alert.causes()).isEmpty();
            assertThat(alert.since()).isEqualTo(Observations.ACCURACY.first());
            assertThat(alert.sources()).isEqualTo(Observations.LABELLED);
            assertThat(alert.accuracy()).hasValue(Observations.ACCURACY);
        });
    }

    @Test
    void shouldSayOnceThatLabelsTellOfAKnownEpisodeToo() {
        // When
        observe(
                champion.suspecting("mean"),
                champion.inaccurate(),
                champion.confirming("mean"),
                champion.confirming("mean"),
                champion.inaccurate());

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::kind, DriftAlert::detector)
                .containsExactly(
                        tuple(AlertState.SUSPECTED, DriftKind.INPUT, Detector.ROLLING_KS),
                        tuple(AlertState.CONFIRMED, DriftKind.ACCURACY, Detector.ACCURACY));
        assertThat(alerts)
                .extracting(DriftAlert::episodeId)
                .containsOnly(alerts.get(0).episodeId());
    }

    @Test
    void shouldUpdateAConfirmedEpisodeWhenLabelsTellOfItToo() {
        // When
        observe(champion.confirming("mean"), champion.inaccurate());

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::kind)
                .containsExactly(
                        tuple(AlertState.CONFIRMED, DriftKind.INPUT), tuple(AlertState.UPDATED, DriftKind.ACCURACY));
        assertThat(alerts.get(1).causes()).isEqualTo(alerts.get(0).causes());
    }

    @Test
    void shouldNameTheFeaturesOnceTheyTellToo() {
        // When
        observe(champion.inaccurate(), champion.confirming("blur"), champion.confirming("blur"));

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::detector)
                .containsExactly(
                        tuple(AlertState.CONFIRMED, Detector.ACCURACY), tuple(AlertState.UPDATED, Detector.E_DETECTOR));
        assertThat(alerts.get(1).kind()).isEqualTo(DriftKind.ACCURACY);
        assertThat(alerts.get(1).causes()).extracting(Cause::feature).containsExactly("blur");
    }

    @Test
    void shouldOpenOnceWhereBothSpeakAtOnce() {
        // When
        observe(champion.confirmingAndInaccurate("blur"));

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::kind)
                .containsExactly(tuple(AlertState.CONFIRMED, DriftKind.ACCURACY));
        assertThat(alerts.get(0).causes()).extracting(Cause::feature).containsExactly("blur");
    }

    @Test
    void shouldTellHowTheEpisodeEnded() {
        // When
        observe(champion.confirming("mean"), champion.quiet(), champion.settled());

        // Then
        DriftAlert resolved = alerts.get(1);
        assertThat(resolved.resolution()).hasValueSatisfying(resolution -> {
            assertThat(resolution.fittingModelId()).isEqualTo(Observations.CHAMPION);
            assertThat(resolution.firstStepAt()).isEqualTo(alerts.get(0).at());
            assertThat(resolution.peakStatistic()).isEqualTo(.4);
            assertThat(resolution.images()).isEqualTo(100);
        });
        assertThat(resolved.causes()).extracting(Cause::feature).containsExactly("mean");
    }

    @Test
    void shouldNameTheImagesFromTheFirstWindowToTheNewestImage() {
        // When
        observe(champion.suspecting("mean"), champion.quiet(), champion.confirming("mean"));

        // Then
        assertThat(alerts.get(1).sources()).containsExactly(new OffsetRange("images", 0, 0, 149));
        assertThat(alerts.get(1).since()).isEqualTo(alerts.get(0).since());
        assertThat(alerts.get(1).examples()).extracting(ExampleImage::imageId).containsExactly("image-150");
    }

    @Test
    void shouldOpenAsConfirmedWhereTheEDetectorSpeaksFirst() {
        // When
        observe(champion.confirming("mean"));

        // Then
        assertThat(alerts).extracting(DriftAlert::state).containsExactly(AlertState.CONFIRMED);
    }

    @Test
    void shouldResolveASuspicionThatNobodyConfirmed() {
        // When
        observe(champion.suspecting("mean"), champion.quiet(), champion.settled());

        // Then
        assertThat(alerts).extracting(DriftAlert::state).containsExactly(AlertState.SUSPECTED, AlertState.RESOLVED);
    }

    @Test
    void shouldOpenANewEpisodeAfterTheLastOneEnded() {
        // When
        observe(champion.suspecting("mean"), champion.settled(), champion.suspecting("mean"));

        // Then
        assertThat(alerts).extracting(DriftAlert::episodeId).satisfies(ids -> assertThat(ids.get(2))
                .isNotEqualTo(ids.get(0)));
    }

    @Test
    void shouldUpdateOnceWhenAnotherFeatureKeepsTheLead() {
        // When
        observe(champion.confirming("mean"));
        for (int i = 0; i < 60; i++) {
            observe(champion.confirming("blur"));
        }

        // Then
        assertThat(alerts).extracting(DriftAlert::state).containsExactly(AlertState.CONFIRMED, AlertState.UPDATED);
        assertThat(alerts.get(1).causes()).extracting(Cause::feature).containsExactly("blur");
        assertThat(alerts.get(1).judgedImages()).isEqualTo(100 + Episode.IMAGES_TO_TAKE_THE_LEAD);
    }

    @Test
    void shouldNotUpdateWhileTheLeadGoesToAndFro() {
        // When
        observe(champion.confirming("mean"));
        for (int i = 0; i < 100; i++) {
            observe(champion.confirming(i % 10 == 0 ? "mean" : "blur"));
        }

        // Then
        assertThat(alerts).extracting(DriftAlert::state).containsExactly(AlertState.CONFIRMED);
    }

    @Test
    void shouldResolveAPredecessorsEpisodeWhenTheStreamFitsItsSuccessor() {
        // When
        observe(champion.confirming("mean"), successor.quiet(), successor.settled());

        // Then
        DriftAlert resolved = alerts.get(1);
        assertThat(resolved.episodeId()).isEqualTo(alerts.get(0).episodeId());
        assertThat(resolved.modelId()).isEqualTo(Observations.SUCCESSOR);
        assertThat(resolved.resolution().orElseThrow().fittingModelId()).isEqualTo(Observations.SUCCESSOR);
    }

    @Test
    void shouldOpenASecondEpisodeWhereTheStreamDoesNotFitTheSuccessorEither() {
        // When
        observe(champion.confirming("mean"), successor.confirming("mean"), successor.settled());

        // Then
        assertThat(alerts)
                .extracting(DriftAlert::state, DriftAlert::modelId)
                .containsExactly(
                        tuple(AlertState.CONFIRMED, Observations.CHAMPION),
                        tuple(AlertState.CONFIRMED, Observations.SUCCESSOR),
                        tuple(AlertState.RESOLVED, Observations.SUCCESSOR),
                        tuple(AlertState.RESOLVED, Observations.SUCCESSOR));
        assertThat(alerts.get(1).episodeId()).startsWith("cnn-bbbbbbbb-");
        assertThat(alerts.get(0).follows()).isEmpty();
        assertThat(alerts.get(1).follows()).contains(alerts.get(0).episodeId());
    }

    @Test
    void shouldReadBackWhatItWroteAsJson() {
        // Given
        observe(champion.confirming("mean"), champion.confirming("blur"), champion.quiet());

        // When
        Episodes read = Json.read(Json.write(episodes), Episodes.class);

        // Then
        assertThat(read).isEqualTo(episodes);
        assertThat(read.open().get(0).rival()).isPresent();
    }

    private void observe(Observation... observations) {
        for (Observation observation : observations) {
            Episodes.Step step = episodes.observe(observation);
            episodes = step.next();
            alerts.addAll(step.alerts());
        }
    }
}
