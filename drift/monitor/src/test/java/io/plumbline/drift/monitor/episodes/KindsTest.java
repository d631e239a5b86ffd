package io.plumbline.drift.monitor.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

    @ParameterizedTest
    @CsvSource({
        "mean log_p:shoe, INPUT",
        "own_feature, INPUT",
        "entropy mean, PREDICTION",
        "energy log_p:shoe, PREDICTION",
        "log_p:shoe entropy, PREDICTION",
        "log_p:shoe log_p:shirt, CLASS_MIX",
        "log_p:shoe mean, CLASS_MIX",
    })
    void shouldGoByTheMostTellingFeature(String features, DriftKind kind) {
        // Given
        List<Cause> causes = Stream.of(features.split(" ", -1))
                .map(name -> new Cause(name, Direction.UP, .2, .5, 20, Optional.empty(), Optional.empty()))
                .toList();

        // When
        DriftKind told = Kinds.of(causes);

        // Then
        assertThat(told).isEqualTo(kind);
    }
}
