package io.plumbline.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EcdfTest {

    private static final Ecdf SHIFTED =
            new Ecdf("sharp<ness", "white", List.of(1f, 2f, 3f), List.of(.5, .75, 1.0), List.of(0.0, .25, 1.0));

    @Test
    void shouldTellTheLargestDistance() {
        assertThat(SHIFTED.distance()).isEqualTo(.5);
    }

    @Test
    void shouldDrawBothInATerminal() {
        // When
        List<String> lines = EcdfText.lines(SHIFTED);

        // Then
        assertThat(lines.get(0)).isEqualTo("sharp<ness (D 0.500)");
        assertThat(lines.get(1)).isEqualTo(" 1.0 |  +");
        assertThat(lines.get(6)).isEqualTo(" 0.5 |.");
        assertThat(lines.get(11)).isEqualTo(" 0.0 |#");
        assertThat(lines.get(13)).contains("1.000 to 3.000 white");
    }

    @Test
    void shouldWriteAPicture() {
        // When
        String svg = EcdfSvg.of(List.of(SHIFTED, SHIFTED));

        // Then
        assertThat(svg)
                .startsWith("<svg xmlns=")
                .endsWith("</svg>\n")
                .contains("sharp&lt;ness")
                .doesNotContain("s<n");
        assertThat(svg.split("<polyline", -1)).hasSize(5);
    }
}
