package io.plumbline.drift.statistics.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Binning BINNING =
            Binning.of(List.of(new FeatureSpec("x", "1")), List.of(FeatureBins.ofEdges(0)));

    private static Pane pane(int images) {
        PaneBuilder builder = new PaneBuilder(BINNING);
        for (int i = 0; i < images; i++) {
            builder.add(new byte[] {0}, 0, i, i);
        }
        return builder.build();
    }

    private static Window after(int... paneSizes) {
        Window window = Window.empty();
        for (int images : paneSizes) {
            window = window.plus(pane(images), 100);
        }
        return window;
    }

    private static List<Integer> sizes(Window window) {
        return window.panes().stream().map(Pane::images).toList();
    }

    @Test
    void shouldKeepAllPanesUntilItIsFull() {
        // Given
        int[] paneSizes = {30, 30, 30};
        // When
        Window window = after(paneSizes);
        // Then
        assertThat(sizes(window)).containsExactly(30, 30, 30);
        assertThat(window.images()).isEqualTo(90);
    }

    @Test
    void shouldKeepTheFewestNewestPanesThatHoldTheWantedImages() {
        // Given
        int[] paneSizes = {30, 50, 20, 30, 1, 49};
        // When
        Window window = after(paneSizes);
        // Then
        assertThat(sizes(window)).containsExactly(20, 30, 1, 49);
    }

    @Test
    void shouldKeepASinglePaneThatIsLargeEnough() {
        // Given
        int[] paneSizes = {30, 50, 5_000};
        // When
        Window window = after(paneSizes);
        // Then
        assertThat(sizes(window)).containsExactly(5_000);
        assertThat(sizes(window.olderHalf())).containsExactly(5_000);
        assertThat(sizes(window.newerHalf())).isEmpty();
    }

    @Test
    void shouldSplitIntoAnOlderAndANewerHalf() {
        // Given
        Window window = after(40, 20, 40, 10);
        // When
        List<Integer> older = sizes(window.olderHalf());
        // Then
        assertThat(older).containsExactly(40, 20);
        assertThat(sizes(window.newerHalf())).containsExactly(40, 10);
    }
}
