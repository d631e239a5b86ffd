package io.plumbline.bench.drift.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.json.Json;
import org.junit.jupiter.api.Test;

class PeerFiguresTest {

    /** What {@code peers/drift.py} printed. */
    private static final String LINE = """
            {"images": 3000, "alarms": 4, "seconds": 7.5, "name": "alibi-detect CVMDriftOnline", \
            "settings": "ert=1000, window_sizes=[50]", "delays": {"noise10": [90, 94, 50]}}""";

    @Test
    void shouldReadWhatThePeersPrint() {
        // When
        PeerFigures figures = Json.read(LINE.getBytes(UTF_8), PeerFigures.class);
        // Then
        assertThat(figures.delays().get("noise10")).containsExactly(90, 94, 50);
        assertThat(figures.microsPerValue(25)).isCloseTo(100, within(1e-9));
    }
}
