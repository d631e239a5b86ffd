package io.plumbline.drift.monitor.references;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.monitor.SyntheticModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedReferencesTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;

    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final References references = new CachedReferences(this::answer, Duration.ofSeconds(10), () -> now);

    @Test
    void shouldAskForAKnownModelOnce() {
        // Given
        references.of("known");
        now = now.plus(Duration.ofDays(365));

        // When
        Reference reference = references.of("known");

        // Then
        assertThat(reference).isEqualTo(MODEL.reference());
        assertThat(asked).containsExactly("known");
    }

    @Test
    void shouldAskForAnUnknownModelNowAndThen() {
        // Given
        references.of("unknown");
        references.of("unknown");
        now = now.plus(Duration.ofSeconds(10));

        // When
        references.of("unknown");

        // Then
        assertThat(asked).containsExactly("unknown", "unknown");
    }

    private Reference answer(String modelId) {
        asked.add(modelId);
        return modelId.equals("known")
                ? MODEL.reference()
                : new Reference.Unavailable(Reference.Cause.UNKNOWN_MODEL, "never announced");
    }
}
