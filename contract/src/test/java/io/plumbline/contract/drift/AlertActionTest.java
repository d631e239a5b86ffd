package io.plumbline.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AlertAction.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertActionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** The topic is compacted: of records with one key, the newest is all that stays. */
    @Test
    void shouldShareItsKeyWithNoOtherAction() {
        // Given
        List<AlertAction> actions = List.of(
                action("e1", Action.ACKNOWLEDGED, "ana", NOON),
                action("e1", Action.ACKNOWLEDGED, "ben", NOON),
                action("e1", Action.ACKNOWLEDGED, "ana", NOON.plusMillis(1)),
                action("e1", Action.MUTED, "ana", NOON),
                action("e2", Action.MUTED, "ana", NOON));

        // Then
        assertThat(actions).extracting(AlertAction::key).doesNotHaveDuplicates();
    }

    private static AlertAction action(String episode, Action action, String by, Instant at) {
        Optional<Instant> until = Optional.of(at.plusSeconds(60)).filter(any -> action == Action.MUTED);
        return new AlertAction(episode, action, by, "it is being looked at", at, until);
    }
}
