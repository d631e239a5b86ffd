package io.plumbline.drift.monitor.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.Quantiles;
import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.episodes.Champion;
import io.plumbline.drift.monitor.episodes.Episode;
import io.plumbline.drift.monitor.episodes.Episodes;
import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.monitor.labels.LabelFate;
import io.plumbline.drift.monitor.retraining.Attempts;
import io.plumbline.drift.monitor.retraining.OpenTriggers;
import io.plumbline.drift.monitor.retraining.Requests;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import io.plumbline.drift.statistics.serial.PairsByPartition;
import io.plumbline.drift.statistics.serial.RankScores;
import io.plumbline.drift.statistics.serial.SerialPairs;
import io.plumbline.testing.ReleasedSamples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stage two keeps in its stores, as each release wrote it. */
class ReleasedJudgementsTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("judging");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.125Z");
    private static final int IMAGES = 50;

    private static final ExampleImage IMAGE = new ExampleImage(
            ExampleImage.Role.EXTREME, "boot-17", Optional.of("a2V5"), new SourcePosition("images", 1, 2), 4.5);

    private static final ModelNotes NOTES = notes(Optional.of(List.of(.25, -.125)));
    private static final Episode EPISODE = new Episode(
            "cnn-1",
            "cnn",
            true,
            NOON,
            NOON.minusSeconds(60),
            List.of(new OffsetRange("images", 1, 2, 1_000)),
            List.of(new Cause(
                    "sharpness", Direction.UP, 0.5, 0.9, 17.25, Optional.of(new Quantiles(1, 2, 3)), Optional.empty())),
            Optional.of(new Episode.Rival("energy", 500)),
            0.625,
            7_000,
            Optional.empty());
    private static final FateCounts FATES = new FateCounts(
            LongStream.rangeClosed(1, LabelFate.values().length).boxed().toList());
    private static final CaseFile CASES =
            cases(Optional.of(Map.of("cnn", NOON)), Optional.of(new Attempts(Optional.of(NOON), Map.of("cnn-1", 1))));

    private static ModelNotes notes(Optional<List<Double>> lagOne) {
        return new ModelNotes(
                Optional.of(NOON),
                List.of(new ModelNotes.Example(IMAGE, 1_000)),
                new EvidencePace(1_000, 500, 700, 50, 2_000),
                Optional.of(new SerialDependence("sharpness", .25, false)),
                lagOne);
    }

    private static CaseFile cases(Optional<Map<String, Instant>> askedAt, Optional<Attempts> dry) {
        return new CaseFile(
                new Champion(Optional.of("cnn"), Optional.of("mlp"), 150),
                new Episodes(List.of(EPISODE)),
                new Requests(
                        Optional.of(NOON),
                        Map.of("cnn-1", 2),
                        new OpenTriggers(Map.of("cnn", "retrain-cnn-1"), List.of("by-hand-1"), askedAt),
                        Optional.empty(),
                        dry));
    }

    /** Three images of two bins, in partition 3. */
    private static PairsByPartition pairs() {
        List<byte[]> rows = List.of(new byte[] {0}, new byte[] {1}, new byte[] {1});
        return PairsByPartition.of(3, SerialPairs.of(RankScores.of(BinCounts.of(1, rows)), rows));
    }

    static List<Path> samples() {
        return SAMPLES.all();
    }

    @Test
    void shouldKeepSamplesOfThisVersion() {
        // Given
        Map<String, byte[]> written = Map.of(
                "model-notes.json", Json.write(notes(Optional.empty())),
                "model-notes-with-each-feature.json", Json.write(NOTES),
                "case-file.json", Json.write(cases(Optional.empty(), Optional.empty())),
                "case-file-with-dry-run.json", Json.write(CASES),
                "drift-state.bin", state().toBytes(),
                "serial-pairs.bin", pairs().toBytes(),
                "labels-of-no-model.bin", JudgeStores.FATES.seal(FATES::writeTo),
                "sequence-key.bin", JudgeStores.key(3, 4_000_000_000L).get());

        // Then
        assertThatCode(() -> SAMPLES.require(written)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadWhatAnyReleaseWrote(Path sample) {
        // Given
        byte[] bytes = ReleasedSamples.read(sample);

        // Then
        switch (sample.getFileName().toString()) {
            case "model-notes.json" ->
                assertThat(Json.read(bytes, ModelNotes.class)).isEqualTo(notes(Optional.empty()));
            case "model-notes-with-each-feature.json" ->
                assertThat(Json.read(bytes, ModelNotes.class)).isEqualTo(NOTES);
            case "case-file.json" ->
                assertThat(Json.read(bytes, CaseFile.class)).isEqualTo(cases(Optional.empty(), Optional.empty()));
            case "case-file-with-dry-run.json" ->
                assertThat(Json.read(bytes, CaseFile.class)).isEqualTo(CASES);
            case "drift-state.bin" -> {
                DriftState state = DriftState.fromBytes(bytes);
                assertThat(state.imagesSeen()).isEqualTo(IMAGES);
                assertThat(DriftState.fromBytes(state.toBytes())).isEqualTo(state);
            }
            case "serial-pairs.bin" ->
                assertThat(PairsByPartition.fromBytes(bytes)).isEqualTo(pairs());
            case "labels-of-no-model.bin" ->
                assertThat(JudgeStores.FATES.open(bytes, FateCounts::readFrom)).isEqualTo(FATES);
            case "sequence-key.bin" ->
                assertThat(JudgeStores.key(3, 4_000_000_000L).get()).isEqualTo(bytes);
            default -> throw new AssertionError("Nobody reads " + sample);
        }
    }

    /** After one pane. */
    private static DriftState state() {
        DriftJudge judge = new DriftJudge(SyntheticModel.CHAMPION.profile(), DriftSettings.defaults());
        Binning binning = SyntheticModel.CHAMPION.profile().binning();
        SplittableRandom random = new SplittableRandom(1);
        PaneBuilder pane = new PaneBuilder(binning);
        for (int i = 0; i < IMAGES; i++) {
            pane.add(binning.row(SyntheticModel.features(random, 0)), 0, i, i);
        }
        return judge.judge(judge.initial(), pane.build()).state();
    }
}
