package io.plumbline.contract.models;

import static io.plumbline.contract.Examples.MODEL_ID;
import static io.plumbline.contract.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.Examples;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRecordsTest {

    @Test
    void shouldBeAnnouncedInAnotherRole() {
        // Given
        ModelAnnouncement champion = Examples.announcement();
        Instant later = NOON.plusSeconds(1);

        // When
        ModelAnnouncement retired = champion.as(ModelRole.RETIRED, later, "someone", "It has had its day");

        // Then
        assertThat(retired)
                .isEqualTo(new ModelAnnouncement(
                        MODEL_ID,
                        ModelRole.RETIRED,
                        champion.location(),
                        champion.sizeBytes(),
                        later,
                        "someone",
                        "It has had its day"));
        assertThat(retired.id()).hasToString(MODEL_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model.plumb", "/var/lib/model.plumb", "//host/model.plumb"})
    void shouldRefuseLocationsThatDependOnWhoReadsThem(String location) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelAnnouncement(
                        MODEL_ID, ModelRole.CHAMPION, URI.create(location), 1, NOON, "trainer", "why not"))
                .withMessage(
                        "location must begin with a scheme, such as file: or https:, found '%s'".formatted(location));
    }

    @Test
    void shouldRefusePackagesOfNoBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelAnnouncement(
                        MODEL_ID, ModelRole.CHAMPION, URI.create("file:/m"), 0, NOON, "trainer", "why not"))
                .withMessage("sizeBytes must be at least 1, found 0");
    }

    @Test
    void shouldNotBeRefusedWithoutAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelEvent("serve-1", MODEL_ID, ModelEvent.Kind.REFUSED, Optional.empty(), NOON))
                .withMessage("reason is missing: a refusal says why");
    }
}
