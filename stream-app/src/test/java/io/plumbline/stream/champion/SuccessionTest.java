package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.PackageRefused;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who comes into service, and who is refused. */
class SuccessionTest extends FollowedLedger {

    @Test
    void shouldBringTheFirstChampionIntoService() {
        // Given
        sound(ONE);

        // When
        succession.follow(ledger(champion(ONE, 0)));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(events.all()).containsExactly("LOADED " + ONE, "SWAPPED " + ONE);
        assertThat(counters.snapshot().swaps()).isOne();
    }

    @Test
    void shouldLoadAChampionOnceHoweverOftenItIsSeen() {
        // Given
        sound(ONE);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);

        // When
        succession.follow(ledger);
        succession.follow(ledger.with(champion(ONE, 1)));

        // Then
        assertThat(loads).containsExactly(ONE);
    }

    @Test
    void shouldDoNothingForAChallenger() {
        // Given
        sound(ONE);

        // When
        succession.follow(ledger(announcement(ONE, ModelRole.CHALLENGER, 0)));

        // Then
        assertThat(champion.modelId()).isEmpty();
        assertThat(loads).isEmpty();
    }

    @Test
    void shouldServeOnWhenTheNextChampionIsRefused() {
        // Given
        sound(ONE);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);

        // When
        succession.follow(ledger.with(champion(TWO, 1)));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(events.all()).last().asString().isEqualTo("REFUSED " + TWO + ": ALTERED: not what it was");
        assertThat(counters.snapshot().refusals()).isOne();
    }

    @Test
    void shouldTryARefusedPackageAgainOnlyWhenItIsAnnouncedAgain() {
        // Given
        sound(ONE);
        ModelLedger ledger = ledger(champion(ONE, 0)).with(champion(TWO, 1));
        succession.follow(ledger);
        succession.follow(ledger);
        sound(TWO);

        // When
        succession.follow(ledger.with(champion(TWO, 2)));

        // Then
        assertThat(loads).containsExactly(TWO, ONE, TWO);
        assertThat(champion.modelId()).contains(TWO);
    }

    @Test
    void shouldNotBringABrokenChampionBackBecauseItHadBeenAwayBefore() {
        // Given
        sound(ONE);
        sound(TWO);
        away.add(TWO);
        ModelLedger ledger = ledger(announcement(ONE, ModelRole.RETIRED, 0), champion(TWO, 1));
        succession.follow(ledger);
        away.clear();
        now = now.plus(Failures.SHORTEST_PAUSE);
        succession.follow(ledger);
        takeOver();

        // When
        now = now.plus(Failures.SHORTEST_PAUSE);
        succession.follow(ledger);

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).containsExactly(TWO, ONE, TWO);
    }

    @Test
    void shouldStartWithTheNewestSoundModelWhenTheChampionIsRefused() {
        // Given
        sound(ONE);
        sound(THREE);

        // When
        succession.follow(ledger(
                champion(THREE, 0),
                announcement(ONE, ModelRole.RETIRED, 1),
                announcement(FOUR, ModelRole.CHALLENGER, 2),
                champion(TWO, 3)));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).startsWith(TWO, ONE);
    }

    @Test
    void shouldLookAgainForAChampionThatWasNotToBeHadAtTheStart() {
        // Given
        sound(ONE);
        sound(TWO);
        away.add(TWO);
        ModelLedger ledger = ledger(announcement(ONE, ModelRole.RETIRED, 0), champion(TWO, 1));
        succession.follow(ledger);
        succession.follow(ledger);
        assertThat(champion.modelId()).contains(ONE);
        away.clear();

        // When
        now = now.plus(Failures.SHORTEST_PAUSE);
        succession.follow(ledger);

        // Then
        assertThat(loads).containsExactly(TWO, ONE, TWO);
        assertThat(champion.modelId()).contains(TWO);
    }

    @Test
    void shouldLookForAChampionLessOftenTheLongerItIsAway() {
        // Given
        away.add(ONE);
        ModelLedger ledger = ledger(champion(ONE, 0));

        // When
        for (int second = 0; second <= 7 * 60; second++) {
            succession.follow(ledger);
            now = now.plusSeconds(1);
        }

        // Then: after a minute, two and four
        assertThat(loads).containsExactly(ONE, ONE, ONE, ONE);
        assertThat(events.all()).hasSize(4).allMatch(event -> event.contains("UNAVAILABLE: no server"));
    }

    @Test
    void shouldSayWhatTheNextModelHasToFit() {
        // Given
        sound(ONE);
        sound(TWO);
        ModelLedger ledger = ledger(champion(ONE, 0));
        succession.follow(ledger);

        // When
        succession.follow(ledger.with(champion(TWO, 1)));

        // Then
        assertThat(toFit)
                .containsExactly(Optional.empty(), Optional.of(sound.get(ONE).spec()));
    }

    @Test
    void shouldTellOnlyAnExcerptOfWhatAPackageSays() {
        // Given
        Succession refusing = succession(
                (announcement, served) -> {
                    throw new PackageRefused(PackageRefused.Reason.UNFIT, "a\nlabel".repeat(10_000));
                },
                events);

        // When
        refusing.follow(ledger(champion(ONE, 0)));

        // Then
        assertThat(events.all()).singleElement().asString().hasSizeLessThan(400).doesNotContain("\n");
    }

    @Test
    void shouldServeOnWhenLoadingThrowsAnError() {
        // Given
        Succession failing = succession(
                (announcement, served) -> {
                    throw new OutOfMemoryError("native");
                },
                events);

        // When
        failing.follow(ledger(champion(ONE, 0)));

        // Then
        assertThat(events.all())
                .containsExactly("REFUSED " + ONE + ": Loading it failed: java.lang.OutOfMemoryError: native");
    }

    @Test
    void shouldCloseWhatItLoadedWhenBringingItIntoServiceThrowsAnError() {
        // Given
        sound(ONE);
        ModelEvents failing = (modelId, kind, reason) -> {
            if (kind == ModelEvent.Kind.LOADED) {
                throw new OutOfMemoryError("heap");
            }
        };
        Succession toldByFailing = succession(this::load, failing);

        // When
        toldByFailing.follow(ledger(champion(ONE, 0)));

        // Then
        assertThat(sound.get(ONE).isClosed()).isTrue();
        assertThat(champion.modelId()).isEmpty();
    }
}
