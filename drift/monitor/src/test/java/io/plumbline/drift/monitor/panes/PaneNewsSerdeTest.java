package io.plumbline.drift.monitor.panes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.ExampleImage.Role;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.serial.SerialPairs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class PaneNewsSerdeTest {

    private final PaneNewsSerde serde = new PaneNewsSerde();

    @Test
    void shouldReadBackAPane() {
        // Given
        Origin origin = new Origin(1_000, 1_100, new TreeMap<>(Map.of(3, new OffsetRange(7, 9))));
        Pane pane = new Pane(42, BinCounts.of(2, List.of(new byte[] {0, 1}, new byte[] {2, 66})), origin);
        ClosedPane closed = new ClosedPane(
                3,
                1_100,
                "cnn",
                true,
                List.of(image(Role.TYPICAL, Optional.empty()), image(Role.EXTREME, Optional.of("a2V5"))),
                Optional.of(SerialPairs.empty(2)),
                pane);

        // When
        PaneNews read = roundTrip(closed);

        // Then
        assertThat(read).isEqualTo(closed);
    }

    @Test
    void shouldReadBackASilence() {
        // When
        PaneNews read = roundTrip(new Silence(3, 1_100));

        // Then
        assertThat(read).isEqualTo(new Silence(3, 1_100));
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] bytes = serde.serializer().serialize("drift-panes", new Silence(3, 1_100));
        bytes[bytes.length / 2] ^= 1;

        // Then
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serde.deserializer().deserialize("drift-panes", bytes))
                .withMessageContaining("record on drift-panes");
    }

    private static ExampleImage image(Role role, Optional<String> key) {
        return new ExampleImage(role, "image-ü", key, new SourcePosition("images", 3, 8), 1.5);
    }

    private PaneNews roundTrip(PaneNews news) {
        byte[] bytes = serde.serializer().serialize("drift-panes", news);
        return serde.deserializer().deserialize("drift-panes", bytes);
    }
}
