package io.plumbline.stream.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelInfoTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ModelInfo info = new ModelInfo(registry);

    @Test
    void shouldTellTheModelsOfNowAndForgetThoseOfBefore() {
        // Given
        for (int i = 0; i < 100; i++) {
            info.tell(Optional.of("model-" + i), Optional.of("canary"), Optional.empty());
        }

        // When
        info.tell(Optional.of("last"), Optional.empty(), Optional.of("shadow"));

        // Then
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getTag("role") + " " + id.getTag("model"))
                .containsExactlyInAnyOrder("champion last", "shadow shadow");
    }
}
