package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweringTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void shouldTakeForVisibleWhatTheLedgerKnowsOrSomethingNewer(int secondsLater, boolean visible) {
        // Given
        ModelAnnouncement announced = announcement(NOW, ModelRole.CHAMPION);
        ModelLedger ledger = ModelLedger.empty().with(announcement(NOW.plusSeconds(secondsLater), ModelRole.RETIRED));

        // When
        boolean found = Answering.areVisible(List.of(announced), ledger);

        // Then
        assertThat(found).isEqualTo(visible);
    }

    private static ModelAnnouncement announcement(Instant at, ModelRole role) {
        return new ModelAnnouncement("shapes-" + "0".repeat(64), role, URI.create("file:///shapes"), 1, at, "test", "");
    }
}
