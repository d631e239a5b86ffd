package io.plumbline.drift.statistics.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class PaneTest {

    private static final Binning BINNING = binning(0.5f);

    private static Binning binning(float edge) {
        return Binning.of(
                List.of(new FeatureSpec("a", "1"), new FeatureSpec("b", "1")),
                List.of(FeatureBins.ofEdges(edge), FeatureBins.ofEdges(-1, 1)));
    }

    record Image(float a, float b, int partition, int offset, int timestampMs) {

        void addTo(PaneBuilder builder) {
            builder.add(BINNING.row(new float[] {a, b}), partition, offset, timestampMs);
        }
    }

    @Provide
    Arbitrary<List<Image>> images() {
        Arbitrary<Float> values = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.floats().between(-2, 2)),
                Tuple.of(1, Arbitraries.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)));
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1_000_000);
        return Combinators.combine(values, values, Arbitraries.integers().between(0, 3), places, places)
                .as(Image::new)
                .list()
                .ofMaxSize(60);
    }

    private static Pane pane(List<Image> images) {
        PaneBuilder builder = new PaneBuilder(BINNING);
        images.forEach(image -> image.addTo(builder));
        return builder.build();
    }

    @Property(tries = 300)
    void shouldMergeToTheSameBitsInAnyOrderAndGrouping(@ForAll("images") List<Image> images, @ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Image> shuffled = new ArrayList<>(images);
        Collections.shuffle(shuffled, random);
        List<Pane> panes = new ArrayList<>(List.of(Pane.empty(BINNING)));
        for (int from = 0; from < shuffled.size(); ) {
            int to = from + 1 + random.nextInt(shuffled.size() - from);
            panes.add(pane(shuffled.subList(from, to)));
            from = to;
        }
        // When
        while (panes.size() > 1) {
            Pane one = panes.remove(random.nextInt(panes.size()));
            int other = random.nextInt(panes.size());
            panes.set(other, panes.get(other).plus(one));
        }
        // Then
        assertThat(panes.get(0)).isEqualTo(pane(images));
        assertThat(panes.get(0).toBytes()).isEqualTo(pane(images).toBytes());
    }

    @Property(tries = 300)
    void shouldReadBackWhatWasWritten(@ForAll("images") List<Image> images) {
        // Given
        Pane pane = pane(images);
        // When
        Pane read = Pane.fromBytes(pane.toBytes());
        // Then
        assertThat(read).isEqualTo(pane).hasSameHashCodeAs(pane);
    }

    @Test
    void shouldKnowWhenAndWhereItsImagesCameFrom() {
        // Given
        Pane pane = pane(List.of(new Image(0, 0, 1, 17, 300), new Image(0, 0, 1, 12, 200), new Image(0, 0, 3, 5, 400)));
        // When
        Origin origin = pane.origin();
        // Then
        assertThat(origin.firstTimestampMs()).isEqualTo(200);
        assertThat(origin.lastTimestampMs()).isEqualTo(400);
        assertThat(origin.offsets()).isEqualTo(Map.of(1, new OffsetRange(12, 17), 3, new OffsetRange(5, 5)));
    }

    @Test
    void shouldCountWhatIsNotANumberApart() {
        // Given
        List<Image> images = List.of(new Image(Float.NaN, 0, 0, 0, 0), new Image(Float.NEGATIVE_INFINITY, 0, 0, 1, 0));
        // When
        Pane pane = pane(images);
        // Then
        assertThat(pane.counts().count(0, FeatureBins.NAN_BIN)).isEqualTo(1);
        assertThat(pane.counts().count(0, FeatureBins.INFINITE_BIN)).isEqualTo(1);
        assertThat(pane.images()).isEqualTo(2);
    }

    @Test
    void shouldNotMergeWithAPaneOfOtherBins() {
        // Given
        Pane pane = Pane.empty(BINNING);
        // When
        Throwable thrown = catchThrowable(() -> pane.plus(Pane.empty(binning(0.6f))));
        // Then
        assertThat(thrown).hasMessageStartingWith("Panes counted in different bins");
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = pane(List.of(new Image(1, 2, 3, 4, 5))).toBytes();
        // When
        List<Throwable> thrown = DamagedBytes.of(intact)
                .map(damaged -> catchThrowable(() -> Pane.fromBytes(damaged)))
                .toList();
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This drift pane is refused: "));
    }
}
