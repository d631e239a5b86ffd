package io.plumbline.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.image.InputShape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnNetworkTest {

    private static final InputShape SHAPE = InputShape.grey(4, 5);

    @Test
    void shouldBeMeasuredByBuildingIt() {
        // Given
        Architecture own = new Architecture(SmallOwnNetwork.class.getName(), Map.of());

        // When
        long parameters = own.parameterCount(SHAPE, 3);

        // Then
        assertThat(parameters).isEqualTo(20 * 7 + 7 + 7 * 3 + 3);
        assertThat(own.embeddingUnits(SHAPE, 3)).isEqualTo(7);
        assertThat(own.outputCount(SHAPE, 3)).isEqualTo(20 + 7 + 7 + 3);
        assertThat(own.build(SHAPE, 3)).isNotNull();
    }

    @Test
    void shouldRefuseAClassThatIsNoNetworkWithoutMakingOne() {
        // Given
        String name = "java.lang.StringBuilder";

        // When
        var naming = assertThatThrownBy(() -> new Architecture(name, Map.of()));

        // Then
        naming.isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'java.lang.StringBuilder'")
                .hasMessageContaining("OwnNetwork");
    }
}
