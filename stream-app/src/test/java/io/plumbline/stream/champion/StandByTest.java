package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who is kept ready to come back, or to take over. */
class StandByTest extends FollowedLedger {

    @Test
    void shouldComeBackToThePredecessorWithoutLoadingIt() {
        // Given
        sound(ONE);
        sound(TWO);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);
        ledger = ledger.with(champion(TWO, 1));
        succession.follow(ledger);

        // When
        succession.follow(ledger.with(champion(ONE, 2)));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).containsExactly(ONE, TWO);
        assertThat(events.all()).last().isEqualTo("SWAPPED " + ONE);
    }

    @Test
    void shouldNotLetAWithdrawnModelTakeOver() {
        // Given
        sound(ONE);
        sound(TWO);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);
        ledger = ledger.with(champion(TWO, 1));
        succession.follow(ledger);

        // When
        succession.follow(ledger.with(champion(ONE, 2)).with(announcement(TWO, ModelRole.WITHDRAWN, 2)));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(sound.get(TWO).isClosed()).isTrue();
        assertThat(takeOver()).isEqualTo(Takeover.NOBODY_LEFT);
    }

    @Test
    void shouldHaveTheNextOneToGoBackToLoadedAfterARollback() {
        // Given
        List.of(ONE, TWO, THREE).forEach(this::sound);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);
        ledger = ledger.with(champion(TWO, 1)).with(announcement(ONE, ModelRole.RETIRED, 1));
        succession.follow(ledger);
        ledger = ledger.with(champion(THREE, 2)).with(announcement(TWO, ModelRole.RETIRED, 2));
        succession.follow(ledger);
        ledger = ledger.with(champion(TWO, 3)).with(announcement(THREE, ModelRole.WITHDRAWN, 3));
        succession.follow(ledger);
        assertThat(loads).containsExactly(ONE, TWO, THREE, ONE);

        // When
        succession.follow(ledger.with(champion(ONE, 4)).with(announcement(TWO, ModelRole.WITHDRAWN, 4)));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).containsExactly(ONE, TWO, THREE, ONE);
    }

    @Test
    void shouldTryAgainAfterAPauseToLoadTheOneToGoBackTo() {
        // Given
        sound(TWO);
        ModelLedger ledger = ledger(champion(ONE, 0), champion(TWO, 1));
        succession.follow(ledger);
        succession.follow(ledger);
        assertThat(loads).containsExactly(TWO, ONE);
        sound(ONE);

        // When
        now = now.plus(Failures.SHORTEST_PAUSE);
        succession.follow(ledger);

        // Then
        assertThat(loads).containsExactly(TWO, ONE, ONE);
        assertThat(champion.reinstate(ONE)).isTrue();
        assertThat(counters.snapshot().refusals()).isZero();
    }

    @Test
    void shouldKeepItsOwnPredecessorWhereTheOneToGoBackToWasRefused() {
        // Given
        sound(ONE);
        sound(THREE);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);
        ledger = ledger.with(champion(TWO, 1));
        succession.follow(ledger);

        // When
        succession.follow(ledger.with(champion(THREE, 2)));

        // Then
        assertThat(loads).containsExactly(ONE, TWO, THREE);
        assertThat(takeOver()).isEqualTo(Takeover.TOOK_OVER);
        assertThat(champion.modelId()).contains(ONE);
    }

    @Test
    void shouldHaveTheOneBeforeStandByWhereTheOneToGoBackToCannotBeLoaded() {
        // Given
        sound(ONE);
        sound(THREE);
        ModelLedger ledger = ledger(
                champion(THREE, 3), announcement(ONE, ModelRole.RETIRED, 4), announcement(TWO, ModelRole.RETIRED, 4));

        // When
        succession.follow(ledger);
        succession.follow(ledger);

        // Then
        assertThat(loads).containsExactly(THREE, TWO, ONE);
        assertThat(takeOver()).isEqualTo(Takeover.TOOK_OVER);
        assertThat(champion.modelId()).contains(ONE);
    }

    @Test
    void shouldLeaveAloneForAWhileWhoeverCannotStandBy() {
        // Given
        sound(THREE);
        ModelLedger ledger = ledger(champion(ONE, 0), champion(TWO, 1), champion(THREE, 2));
        succession.follow(ledger);
        succession.follow(ledger);
        succession.follow(ledger);
        assertThat(loads).containsExactly(THREE, TWO, ONE);

        // When
        now = now.plus(Failures.SHORTEST_PAUSE);
        succession.follow(ledger);

        // Then
        assertThat(loads).containsExactly(THREE, TWO, ONE, TWO, ONE);
    }

    @Test
    void shouldHaveTheOneToGoBackToTakeOver() {
        // Given
        sound(ONE);
        sound(TWO);

        // When
        succession.follow(ledger(champion(ONE, 0), champion(TWO, 1)));

        // Then
        assertThat(takeOver()).isEqualTo(Takeover.TOOK_OVER);
        assertThat(champion.modelId()).contains(ONE);
    }

    @Test
    void shouldNotBringABrokenChampionBackBecauseItStillStandsAsOne() {
        // Given
        sound(ONE);
        sound(TWO);
        ModelLedger ledger = ledger(champion(ONE, 0), champion(TWO, 1));
        succession.follow(ledger);
        takeOver();

        // When
        succession.follow(ledger);

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).containsExactly(TWO, ONE);
    }

    @Test
    void shouldKeepThePackagesOfChampionAndPredecessorAlone() {
        // Given
        List.of(ONE, TWO, THREE).forEach(this::sound);
        AtomicReference<Set<ModelId>> kept = new AtomicReference<>();
        Succession keeping = keeping(kept);
        ModelLedger ledger = ledger(champion(ONE, 0));
        keeping.follow(ledger);
        ledger = ledger.with(champion(TWO, 1));
        keeping.follow(ledger);

        // When
        keeping.follow(ledger.with(champion(THREE, 2)));

        // Then
        assertThat(kept.get()).containsExactlyInAnyOrder(ModelId.parse(TWO), ModelId.parse(THREE));
    }

    @Test
    void shouldKeepAtTheStartWhatTheLedgerNamesAndIsYetToBeLoaded() {
        // Given
        List.of(ONE, TWO, THREE, FOUR).forEach(this::sound);
        AtomicReference<Set<ModelId>> kept = new AtomicReference<>();
        Succession started = keeping(kept);

        // When
        started.follow(ledger(
                champion(id('5'), 0),
                champion(ONE, 1),
                champion(TWO, 2),
                announcement(THREE, ModelRole.SHADOW, 3),
                announcement(FOUR, ModelRole.CHALLENGER, 4).asCanary(0.1, Instant.EPOCH, "test", "a test")));

        // Then
        assertThat(loads).startsWith(TWO);
        assertThat(kept.get()).extracting(ModelId::toString).containsExactlyInAnyOrder(ONE, TWO, THREE, FOUR);
    }

    private Succession keeping(AtomicReference<Set<ModelId>> kept) {
        return succession(
                new ModelLoader() {
                    @Override
                    public ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served)
                            throws PackageRefused {
                        return StandByTest.this.load(announcement, served);
                    }

                    @Override
                    public void keepOnly(Set<ModelId> packages) {
                        kept.set(packages);
                    }
                },
                events);
    }
}
