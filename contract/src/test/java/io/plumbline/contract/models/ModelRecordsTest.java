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
import org.junit.jupiter.params.provider.EnumSource;
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
    void shouldBeAnnouncedAsACanaryForAShareOfTheKeys() {
        // When
        ModelAnnouncement canary = Examples.announcement().asCanary(0.1, NOON, "someone", "To see how it does");

        // Then
        assertThat(canary.role()).isEqualTo(ModelRole.CANARY);
        assertThat(canary.share()).contains(0.1);
        assertThat(canary.as(ModelRole.CHAMPION, NOON, "someone", "It did well").share())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.001, Double.NaN})
    void shouldRefuseSharesThatAreNone(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.announcement().asCanary(share, NOON, "someone", "why not"))
                .withMessage("share must be in (0, 1], found " + share);
    }

    @Test
    void shouldRefuseACanaryWithoutAShareAndAShareForAnyOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.announcement().as(ModelRole.CANARY, NOON, "someone", "why not"))
                .withMessage("share is missing for the role CANARY: a canary has one, and no other role does");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelAnnouncement(
                        MODEL_ID,
                        ModelRole.SHADOW,
                        URI.create("file:/m"),
                        1,
                        NOON,
                        "someone",
                        "why not",
                        Optional.of(0.1)))
                .withMessage("share is 0.1 for the role SHADOW: a canary has one, and no other role does");
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelEvent.Kind.class,
            names = {"REFUSED", "DROPPED"})
    void shouldNotBeRefusedOrDroppedWithoutAReason(ModelEvent.Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelEvent("serve-1", MODEL_ID, kind, Optional.empty(), NOON))
                .withMessage("reason is missing: an event of kind %s says why".formatted(kind));
    }
}
