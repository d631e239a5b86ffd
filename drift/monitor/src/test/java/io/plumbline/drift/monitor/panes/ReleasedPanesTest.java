package io.plumbline.drift.monitor.panes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.serial.SerialPairs;
import io.plumbline.testing.ReleasedSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records on {@code drift-panes} and in the stores of open panes, as each release wrote them. */
class ReleasedPanesTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("panes");
    private static final byte[] BINS = {0, 1, 66};
    private static final ExampleImage IMAGE = new ExampleImage(
            ExampleImage.Role.TYPICAL,
            "image-ü",
            Optional.of("a2V5"),
            new SourcePosition("images", 3, 4_000_000_000L),
            1.5);
    private static final ClosedPane CLOSED =
            new ClosedPane(3, 1_100, "cnn", true, List.of(IMAGE), Optional.of(SerialPairs.empty(2)), pane());
    private static final Silence SILENCE = new Silence(3, 1_100);
    private static final PaneHead HEAD = new PaneHead(7, "cnn", 42, true, IMAGE, IMAGE);
    private static final PaneRow ROW = new PaneRow(3, 4_000_000_000L, 1_100, 1.5f, BINS);
    private static final HeldArrival ARRIVAL = new HeldArrival("cnn", IMAGE, 1_100, 42, BINS);

    private static Pane pane() {
        Origin origin = new Origin(1_000, 1_100, new TreeMap<>(Map.of(3, new OffsetRange(7, 9))));
        return new Pane(42, BinCounts.of(2, List.of(new byte[] {0, 1}, new byte[] {2, 66})), origin);
    }

    static List<Path> samples() {
        return SAMPLES.all();
    }

    @Test
    void shouldKeepSamplesOfThisVersion() {
        // Given
        Serializer<PaneNews> news = new PaneNewsSerde().serializer();
        Map<String, byte[]> written = Map.of(
                "closed-pane.bin", news.serialize("", CLOSED),
                "silence.bin", news.serialize("", SILENCE),
                "pane-head.json", Json.write(HEAD),
                "pane-row.bin", ROW.toBytes(),
                "pane-row-key.bin", PaneStores.key(7, 42).get(),
                "arrival.json", Json.write(ARRIVAL));

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
            case "closed-pane.bin" -> assertThat(news(bytes)).isEqualTo(CLOSED);
            case "silence.bin" -> assertThat(news(bytes)).isEqualTo(SILENCE);
            case "pane-head.json" ->
                assertThat(Json.read(bytes, PaneHead.class)).isEqualTo(HEAD);
            case "pane-row.bin" ->
                assertThat(PaneRow.fromBytes(bytes)).usingRecursiveComparison().isEqualTo(ROW);
            case "pane-row-key.bin" -> assertThat(PaneStores.key(7, 42).get()).isEqualTo(bytes);
            case "arrival.json" ->
                assertThat(Json.read(bytes, HeldArrival.class))
                        .usingRecursiveComparison()
                        .isEqualTo(ARRIVAL);
            default -> throw new AssertionError("Nobody reads " + sample);
        }
    }

    @Test
    void shouldHoldAPredictionAsItCame() {
        // When
        HeldArrival again = HeldArrival.of(ARRIVAL.arrival());

        // Then
        assertThat(again).usingRecursiveComparison().isEqualTo(ARRIVAL);
    }

    private static PaneNews news(byte[] bytes) {
        return new PaneNewsSerde().deserializer().deserialize("drift-panes", bytes);
    }
}
