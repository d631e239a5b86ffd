package io.plumbline.contract.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"a", "fashion-mnist", "9.cnn_v2-", "a-0123456789abcdef"})
    void shouldBeReadBackFromItsText(String name) {
        // Given
        ModelId id = new ModelId(name, HASH);

        // When
        ModelId read = ModelId.parse(id.toString());

        // Then
        assertThat(read).isEqualTo(id);
        assertThat(read.shortForm()).isEqualTo(name + "-01234567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fashion",
                "-%s",
                ".hidden-%s",
                "../escape-%s",
                "a b-%s",
                "a%s",
                "a-%s\n",
                "a-0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"
            })
    void shouldRefuseWhatIsNone(String text) {
        // Given
        String id = text.formatted(HASH);

        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelId.parse(id))
                .withMessageStartingWith("Not a model id: '");
    }

    @Test
    void shouldRefuseNamesOfMoreThan64Characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelId("a".repeat(65), HASH));
        assertThat(new ModelId("a".repeat(64), HASH).name()).hasSize(64);
    }

    @Test
    void shouldNotTakePartOfTheHashForTheName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelId("a", "b-" + HASH))
                .withMessageStartingWith("Not a model id: 'a-b-0123");
    }

    @Test
    void shouldNotEchoMegabytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelId.parse("x".repeat(1_000_000)))
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(500));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelId.parse(null))
                .withMessage("modelId is missing");
    }
}
