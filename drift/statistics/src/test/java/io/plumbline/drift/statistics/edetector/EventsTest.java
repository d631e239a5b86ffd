package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.ks.Direction;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final int IMAGES = 6_500;

    private static Binning binning(int edges) {
        float[] ascending = new float[edges];
        for (int i = 0; i < edges; i++) {
            ascending[i] = i;
        }
        return Binning.of(List.of(new FeatureSpec("x", "1")), List.of(FeatureBins.ofEdges(ascending)));
    }

    /** As many images in each of the bins, up to the last that is finite. */
    private static BinCounts even(int edges) {
        Stream<byte[]> rows = IntStream.range(0, IMAGES).mapToObj(i -> new byte[] {(byte) (i % (edges + 1))});
        return BinCounts.of(1, rows.toList());
    }

    private static List<Event> events(int edges, double tolerance) {
        return Events.of(binning(edges), even(edges), tolerance).get(0);
    }

    @Test
    void shouldBetOnBothSidesOfEverySecondEdge() {
        // Given
        int edges = 64;
        // When
        List<Event> events = events(edges, 0);
        // Then
        assertThat(events).hasSize(62);
        assertThat(events.stream().map(Event::bin).distinct())
                .containsExactlyElementsOf(
                        IntStream.range(0, 31).mapToObj(i -> 2 * i + 1).toList());
        assertThat(events.stream().filter(event -> event.side() == Direction.UP))
                .hasSize(31);
    }

    @Test
    void shouldBetOnAllEdgesIfTheyAreFew() {
        // Given
        int edges = 31;
        // When
        List<Event> events = events(edges, 0);
        // Then
        assertThat(events).hasSize(62);
    }

    @Test
    void shouldTakeTheClopperPearsonLimitOfEachSide() {
        // Given
        double level = 0.001 / 62;
        // When
        List<Event> events = events(64, 0);
        // Then
        assertThat(events.get(0))
                .isEqualTo(
                        new Event(0, 1, Direction.DOWN, 200.0 / IMAGES, ClopperPearson.upperLimit(200, IMAGES, level)));
        assertThat(events.get(1))
                .isEqualTo(
                        new Event(0, 1, Direction.UP, 200.0 / IMAGES, ClopperPearson.upperLimit(6_300, IMAGES, level)));
    }

    @Test
    void shouldTakeTheToleranceIfThatIsLarger() {
        // Given
        double tolerance = 0.2;
        // When
        List<Event> events = events(64, tolerance);
        // Then
        assertThat(events.get(0).limit()).isEqualTo(200.0 / IMAGES + tolerance);
        assertThat(events).allSatisfy(event -> assertThat(event.limit()).isBetween(tolerance, 1.0));
        assertThat(events).hasSizeLessThan(62);
    }

    @Test
    void shouldNotBetOnWhatAlwaysHappened() {
        // Given
        BinCounts reference =
                BinCounts.of(1, Stream.generate(() -> new byte[] {0}).limit(100).toList());
        // When
        List<Event> events = Events.of(binning(1), reference, 0).get(0);
        // Then
        assertThat(events).extracting(Event::side).containsExactly(Direction.UP);
    }

    @Test
    void shouldCountHitsOnTheirSide() {
        // Given
        Event up = new Event(0, 1, Direction.UP, 0.5, 0.5);
        // When
        int hits = up.hits(50, 30);
        // Then
        assertThat(hits).isEqualTo(20);
        assertThat(new Event(0, 1, Direction.DOWN, 0.5, 0.5).hits(50, 30)).isEqualTo(30);
    }
}
