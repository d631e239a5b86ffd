package io.plumbline.trainer.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.tracking.AliasMove;
import io.plumbline.trainer.tracking.ModelAliases;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Aliases of models on a real MLflow server. */
class MlflowAliasesIT extends OnAServer {

    @Test
    void shouldMoveAliasesForthAndBack() throws IOException {
        // Given
        PackedModel first = packed("mover", "1");
        PackedModel second = packed("mover", "2");
        Instant now = CLOCK.instant();
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            keep(tracking, first, now);
            keep(tracking, second, now.plusMillis(1));
            ModelAliases aliases = new ModelAliases(tracking);
            aliases.champion(first.id(), Optional.empty(), now);
            aliases.challenging(second.id(), now.plusSeconds(1));
            aliases.champion(second.id(), Optional.of(first.id()), now.plusSeconds(2));
        }
        Map<String, String> promoted = aliases("mover");

        // When
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            new ModelAliases(tracking).champion(first.id(), Optional.of(second.id()), now.plusSeconds(3));
            tracking.move(AliasMove.to(second.id(), "decided-before", now));
        }

        // Then
        assertThat(promoted).isEqualTo(Map.of("champion", "2"));
        assertThat(aliases("mover")).isEqualTo(Map.of("champion", "1", "decided-before", "2"));
    }

    @Test
    void shouldLeaveAnAliasThatWasMovedSince() throws IOException {
        // Given
        PackedModel first = packed("late", "1");
        PackedModel second = packed("late", "2");
        Instant now = CLOCK.instant();
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            keep(tracking, first, now);
            keep(tracking, second, now.plusMillis(1));
            tracking.move(AliasMove.to(second.id(), AliasMove.CHAMPION, now));
        }

        // When
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            tracking.move(AliasMove.to(first.id(), AliasMove.CHAMPION, now.minusSeconds(1)));
        }

        // Then
        assertThat(aliases("late")).isEqualTo(Map.of("champion", "2"));
    }

    @Test
    void shouldMoveOtherAliasesThanOneThatTheServerRefuses() throws IOException {
        // Given
        PackedModel model = packed("reserved", "1");
        Instant now = CLOCK.instant();
        try (MlflowTracking tracking = MlflowTracking.start(settings, waiting, CLOCK)) {
            keep(tracking, model, now);

            // When
            tracking.move(AliasMove.to(model.id(), "latest", now));
            tracking.move(AliasMove.to(model.id(), AliasMove.CHAMPION, now.plusSeconds(1)));
        }

        // Then
        assertThat(aliases("reserved")).isEqualTo(Map.of("champion", "1"));
        assertThat(Outbox.of(waiting, server.address(), CLOCK).size()).isZero();
    }

    @Test
    void shouldKeepAnAliasWhoseModelIsStillOnItsWay() throws IOException {
        // Given
        Outbox outbox = Outbox.of(waiting, server.address(), CLOCK);
        PackedModel model = packed("held", "1");
        TrackedRun refused = new FolderTracking(outbox.directory(), CLOCK)
                .start(RunStart.now("held", "n", CLOCK.instant(), Map.of(), Map.of()));
        refused.metrics(1, Map.of("not a name for a metric: \t!", 1.0));
        refused.packed(model);
        refused.finished();
        outbox.aliases().add(AliasMove.to(model.id(), AliasMove.CHAMPION, CLOCK.instant()));

        // When
        SendReport report = outbox.send(settings).orElseThrow();

        // Then
        assertThat(report.notes()).singleElement().asString().contains("The run in");
        assertThat(outbox.aliases().all()).hasSize(1);
    }

    private static Map<String, String> aliases(String model) {
        try (ClientCalls calls = new ClientCalls(settings)) {
            return calls.ask(client -> client.getRegisteredModel(model)).getAliasesList().stream()
                    .collect(Collectors.toMap(a -> a.getAlias(), a -> a.getVersion()));
        }
    }
}
