package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.RecordedEvents;
import io.plumbline.stream.fixture.SameThread;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final String ONE = id('1');
    private static final String TWO = id('2');
    private static final String THREE = id('3');
    private static final String FOUR = id('4');

    private final Map<String, FakeModel> sound = new HashMap<>();
    private final List<String> loads = new ArrayList<>();
    private final List<Optional<ModelSpec>> toFit = new ArrayList<>();
    private final Champion champion = new Champion();
    private final RecordedEvents events = new RecordedEvents();
    private final ServingCounters counters = new ServingCounters();
    private Instant now = Instant.EPOCH;
    private final Succession succession = succession(this::load, events);

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
        now = now.plus(StandBy.SHORTEST_PAUSE);
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

    private Succession succession(ModelLoader loader, ModelEvents toldTo) {
        return new Succession(loader, champion, toldTo, counters, new SameThread(), () -> now);
    }

    private Succession keeping(AtomicReference<Set<ModelId>> kept) {
        return succession(
                new ModelLoader() {
                    @Override
                    public ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served)
                            throws PackageRefused {
                        return SuccessionTest.this.load(announcement, served);
                    }

                    @Override
                    public void keepOnly(Set<ModelId> packages) {
                        kept.set(packages);
                    }
                },
                events);
    }

    private Takeover takeOver() {
        try (Lease lease = champion.lease()) {
            return champion.takeOver(lease);
        }
    }

    private ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        toFit.add(served);
        loads.add(announcement.modelId());
        FakeModel model = sound.get(announcement.modelId());
        if (model == null) {
            throw new PackageRefused(PackageRefused.Reason.ALTERED, "not what it was");
        }
        return model;
    }

    private void sound(String id) {
        sound.put(id, FakeModel.sound(id));
    }

    private static ModelLedger ledger(ModelAnnouncement... announcements) {
        ModelLedger ledger = ModelLedger.empty();
        for (ModelAnnouncement each : announcements) {
            ledger = ledger.with(each);
        }
        return ledger;
    }

    private static ModelAnnouncement champion(String id, long second) {
        return announcement(id, ModelRole.CHAMPION, second);
    }

    private static ModelAnnouncement announcement(String id, ModelRole role, long second) {
        return new ModelAnnouncement(
                id, role, URI.create("file:///nowhere"), 1, Instant.ofEpochSecond(second), "test", "a test");
    }

    private static String id(char digit) {
        return "mlp-" + String.valueOf(digit).repeat(64);
    }
}
