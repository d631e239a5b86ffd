package io.plumbline.drift.monitor.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.recent.LabelledRun;
import io.plumbline.testing.ReleasedSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes to where labels meet predictions, is kept there, and goes on to the judge, as each release wrote it. */
class ReleasedLabelsTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("labels");
    private static final Answer ANSWER = new Answer("cnn-1", 3, new ConfidenceSums(1, 1L << 30, 1), 2, 1_000, 17);
    private static final Truth TRUTH = new Truth("shoe", 18);
    private static final Progress PROGRESS = new Progress(3, 19, true);
    private static final KeptAnswer KEPT = KeptAnswer.of(ANSWER).labelled(3);
    private static final EarlyTruths EARLY = new EarlyTruths(List.of(TRUTH, new Truth("boot", 20)));
    private static final OutcomeNews KNOWN = new OutcomeNews.Known(3, 2, 17);
    private static final SliceKey SLICE_KEY = new SliceKey(2_000, "cnn-1");
    private static final OutcomeNews SLICE = new OutcomeNews.Slice(
            SLICE_KEY,
            SliceSums.of(new LabelledRun(
                            ClassOutcomes.of(2, 1, false),
                            new ConfidenceSums(1, 1, 0),
                            new Origin(5, 5, new TreeMap<>(Map.of(1, new OffsetRange(9, 9))))))
                    .plus(SliceSums.of(new ConfidenceSums(4, 9, 2)))
                    .plus(SliceSums.of(LabelFate.DUPLICATE)));

    private final ImageNewsSerde serde = new ImageNewsSerde();

    static List<Path> samples() {
        return SAMPLES.all();
    }

    @Test
    void shouldKeepSamplesOfThisVersion() {
        // Given
        Map<String, byte[]> written = Map.of(
                "answer.bin", serde.serializer().serialize("", ANSWER),
                "truth.bin", serde.serializer().serialize("", TRUTH),
                "progress.bin", serde.serializer().serialize("", PROGRESS),
                "kept-answer.bin", KEPT.toBytes(),
                "early-truths.bin", EARLY.toBytes(),
                "known.bin", OutcomeNews.toBytes(KNOWN),
                "slice-key.bin", SLICE_KEY.toBytes().get(),
                "slice.bin", OutcomeNews.toBytes(SLICE));

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
            case "answer.bin" ->
                assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(ANSWER);
            case "truth.bin" ->
                assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(TRUTH);
            case "progress.bin" ->
                assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(PROGRESS);
            case "kept-answer.bin" -> assertThat(KeptAnswer.fromBytes(bytes)).isEqualTo(KEPT);
            case "early-truths.bin" -> assertThat(EarlyTruths.fromBytes(bytes)).isEqualTo(EARLY);
            case "known.bin" -> assertThat(OutcomeNews.fromBytes(bytes)).isEqualTo(KNOWN);
            case "slice-key.bin" ->
                assertThat(SliceKey.fromBytes(Bytes.wrap(bytes))).isEqualTo(SLICE_KEY);
            case "slice.bin" -> assertThat(OutcomeNews.fromBytes(bytes)).isEqualTo(SLICE);
            default -> throw new AssertionError("Nobody reads " + sample);
        }
    }
}
