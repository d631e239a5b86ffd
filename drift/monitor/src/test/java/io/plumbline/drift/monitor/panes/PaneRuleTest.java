package io.plumbline.drift.monitor.panes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaneRuleTest {

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 25", "4, 13", "5, 10", "64, 10"})
    void shouldShareFiftyImagesAmongPartitions(int partitions, int images) {
        assertThat(PaneRule.forPartitions(partitions).images()).isEqualTo(images);
    }

    @Test
    void shouldRefuseTimesThatContradictEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PaneRule(10, Duration.ofSeconds(20), 100, Duration.ofSeconds(10), Duration.ofSeconds(30)))
                .withMessageContaining("PT20S");
    }

    @Test
    void shouldRefuseAPaneWithoutImages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaneRule(0, Duration.ZERO, 100, Duration.ofSeconds(10), Duration.ofSeconds(30)))
                .withMessageContaining("not 0");
    }
}
