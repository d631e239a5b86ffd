package io.plumbline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void shouldReadWhatLinuxTells() {
        // Given
        List<String> status = List.of("Name:\tjava", "VmHWM:\t  999 kB", "VmRSS:\t  431704 kB", "RssAnon:\t 1 kB");

        // When
        double bytes = ResidentMemory.bytes(status);

        // Then
        assertThat(bytes).isEqualTo(431_704.0 * 1024);
    }

    @Test
    void shouldNotKnowWhatIsNotTold() {
        // Given
        List<String> kernelThread = List.of("Name:\tkthreadd");

        // When
        double bytes = ResidentMemory.bytes(kernelThread);

        // Then
        assertThat(bytes).isNaN();
    }
}
