package io.plumbline.trainer.tracking.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.tracking.MetricPoint;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final LineChart CHART =
            new LineChart("Loss", List.of(line("down <a>", 3, 2, 1), line("flat", 1, 1, 1)));

    @Test
    void shouldDrawALineFromTheUpperLeftToTheLowerRight() {
        // Given
        LineChart chart = new LineChart("Loss", List.of(line("down", 3, 2, 1)));

        // When
        List<String> rows = ChartText.of(chart).lines().toList();

        // Then
        assertThat(rows.get(0)).isEqualTo("Loss");
        assertThat(rows.get(1)).startsWith("     3.000 │a");
        assertThat(rows.get(12)).startsWith("     1.000 │").endsWith("a");
        assertThat(rows.get(12).indexOf('a')).isGreaterThan(60);
        assertThat(rows.get(14)).contains("epoch 1").endsWith("epoch 3");
        assertThat(rows.get(15)).endsWith("a  down");
    }

    @Test
    void shouldTellTheLinesApartInALegend() {
        // Given
        LineChart chart = CHART;

        // When
        String text = ChartText.of(chart);

        // Then
        assertThat(text.lines().skip(15)).extracting(String::strip).containsExactly("a  down <a>", "b  flat");
        assertThat(text.lines().toList().get(12)).contains("bbbb");
    }

    @Test
    void shouldDrawAllChartsIntoOnePicture() {
        // Given
        List<LineChart> charts = List.of(CHART, new LineChart("Accuracy", List.of(line("up", 0, 1))));

        // When
        String svg = ChartSvg.of(charts);

        // Then
        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"").endsWith("</svg>\n");
        assertThat(svg.split("<polyline", -1)).hasSize(4);
        assertThat(svg)
                .contains(">Loss<", ">Accuracy<", ">down &lt;a&gt;<", "points=\"50.0,50.0 320.0,150.0 590.0,250.0 \"");
    }

    private static Line line(String name, double... values) {
        return new Line(
                name,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new MetricPoint(name, i + 1, values[i], Instant.EPOCH))
                        .toList());
    }
}
