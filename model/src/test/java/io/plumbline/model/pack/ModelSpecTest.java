package io.plumbline.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.TestModels;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelSpecTest {

    @Test
    void shouldRefuseMoreFeaturesThanAPredictionCarries() {
        // Given
        ModelSpec most = withFeatures(65_535);

        // Then
        assertThat(most.features()).hasSize(65_535);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withFeatures(65_536))
                .withMessageContainingAll("65536", "65535");
    }

    private static ModelSpec withFeatures(int count) {
        ModelSpec spec = TestModels.smallCnn();
        List<FeatureSpec> features = IntStream.range(0, count)
                .mapToObj(i -> new FeatureSpec("f" + i, "1"))
                .toList();
        return new ModelSpec(
                spec.architecture(),
                spec.inputShape(),
                spec.labels(),
                spec.preprocessing(),
                spec.featureGroups(),
                features,
                Optional.empty());
    }
}
