package io.plumbline.stream.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.RecordedEvents;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineupTest {

    private static final String ONE = id('1');
    private static final String TWO = id('2');
    private static final String THREE = id('3');
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Map<String, FakeModel> models = new ConcurrentHashMap<>(
            Map.of(ONE, FakeModel.sound(ONE), TWO, FakeModel.sound(TWO), THREE, FakeModel.sound(THREE)));
    private final List<String> loads = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();
    private final Set<String> uninterruptible = ConcurrentHashMap.newKeySet();
    private final Champion champion = new Champion();
    private final RecordedEvents events = new RecordedEvents();
    private final ServingCounters counters = new ServingCounters();
    private final Lineup lineup = new Lineup(this::load, champion, events, counters, InstantSource.system());
    private ModelLedger ledger = ModelLedger.empty().with(announcement(ONE, ModelRole.CHAMPION));

    @AfterEach
    void close() {
        lineup.close();
    }

    @Test
    void shouldBringAShadowToItsSeatAndTakeItAwayAgain() {
        // Given
        announce(TWO, ModelRole.SHADOW);
        await().until(() -> lineup.shadowId().equals(Optional.of(TWO)));

        // When
        announce(TWO, ModelRole.CHALLENGER);

        // Then
        assertThat(lineup.shadowId()).isEmpty();
        assertThat(models.get(TWO).isClosed()).isTrue();
        assertThat(champion.modelId()).contains(ONE);
        assertThat(events.all())
                .containsExactly(
                        "LOADED " + ONE,
                        "SWAPPED " + ONE,
                        "LOADED " + TWO,
                        "SHADOW " + TWO,
                        "DROPPED " + TWO + ": It is CHALLENGER now: a test");
    }

    @Test
    void shouldChangeTheShareOfACanaryWithoutLoadingItAgain() {
        // Given
        announce(canary(TWO, 0.1));
        await().until(() -> lineup.canaryId().equals(Optional.of(TWO)));

        // When
        announce(canary(TWO, 0.5));

        // Then
        assertThat(loads).containsExactly(ONE, TWO);
        assertThat(events.all()).last().isEqualTo("CANARY " + TWO + ": It answers a share of 0.5 of the keys");
    }

    @Test
    void shouldMakeACanaryChampionWithoutLoadingItAgain() {
        // Given
        announce(canary(TWO, 0.1));
        await().until(() -> lineup.canaryId().equals(Optional.of(TWO)));

        // When
        announce(TWO, ModelRole.CHAMPION);

        // Then
        assertThat(champion.modelId()).contains(TWO);
        assertThat(lineup.canaryId()).isEmpty();
        assertThat(models.get(TWO).isClosed()).isFalse();
        assertThat(loads).containsExactly(ONE, TWO);
        announce(ONE, ModelRole.CHAMPION);
        announce(THREE, ModelRole.CHAMPION);
        await("closed when nobody needs it any more").until(models.get(TWO)::isClosed);
    }

    @Test
    void shouldRollBackWhileAnotherChampionIsStillBeingFetched() {
        // Given
        announce(TWO, ModelRole.CHAMPION);
        serves(TWO);
        uninterruptible.add(THREE);
        CountDownLatch fetched = hold(THREE);
        announce(THREE, ModelRole.CHAMPION);
        await().until(() -> loads.contains(THREE));
        follow(announcement(THREE, ModelRole.WITHDRAWN));

        // When
        follow(announcement(ONE, ModelRole.CHAMPION));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).containsExactly(ONE, TWO, THREE);
        fetched.countDown();
        await().until(models.get(THREE)::isClosed);
        assertThat(champion.modelId()).contains(ONE);
    }

    @Test
    void shouldPromoteAnotherWhileOneIsStillBeingFetched() {
        // Given
        CountDownLatch never = hold(TWO);
        announce(TWO, ModelRole.CHAMPION);
        await().until(() -> loads.contains(TWO));

        // When
        follow(announcement(THREE, ModelRole.CHAMPION));

        // Then
        serves(THREE);
        assertThat(never.getCount()).isOne();
        assertThat(events.all()).noneMatch(event -> event.endsWith(TWO));
    }

    @Test
    void shouldNotBringAChampionIntoServiceThatIsWithdrawnWhileItIsLoaded() {
        // Given
        uninterruptible.add(TWO);
        CountDownLatch fetched = hold(TWO);
        announce(TWO, ModelRole.CHAMPION);
        await().until(() -> loads.contains(TWO));
        follow(announcement(TWO, ModelRole.WITHDRAWN));

        // When
        fetched.countDown();

        // Then
        await().until(models.get(TWO)::isClosed);
        assertThat(champion.modelId()).contains(ONE);
        assertThat(events.all()).containsExactly("LOADED " + ONE, "SWAPPED " + ONE);
    }

    @Test
    void shouldMakeTheOneThatIsBeingLoadedForARollbackChampionWithoutLoadingItTwice() {
        // Given
        CountDownLatch fetched = hold(ONE);
        ledger = ledger.with(announcement(TWO, ModelRole.CHAMPION));
        settle();
        await().until(() -> loads.contains(ONE));
        follow(announcement(ONE, ModelRole.CHAMPION));

        // When
        fetched.countDown();

        // Then
        serves(ONE);
        assertThat(loads).containsExactly(TWO, ONE);
    }

    @Test
    void shouldLoadNobodyAnyMoreOnceItIsClosed() {
        // Given
        uninterruptible.add(ONE);
        CountDownLatch fetched = hold(ONE);
        lineup.follow(ledger);
        await().until(() -> loads.contains(ONE));

        // When
        lineup.close();

        // Then
        fetched.countDown();
        await().until(models.get(ONE)::isClosed);
        lineup.follow(ledger.with(announcement(TWO, ModelRole.CHAMPION)));
        assertThat(loads).containsExactly(ONE);
    }

    @Test
    void shouldRollBackWhileAChallengerIsStillBeingFetched() {
        // Given
        CountDownLatch fetched = hold(THREE);
        announce(TWO, ModelRole.CHAMPION);
        announce(THREE, ModelRole.SHADOW);
        await().until(() -> loads.contains(THREE));

        // When
        follow(announcement(ONE, ModelRole.CHAMPION));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(lineup.shadowId()).isEmpty();
        fetched.countDown();
        await().until(() -> lineup.shadowId().equals(Optional.of(THREE)));
    }

    @Test
    void shouldCloseAChallengerThatIsNotWantedAnyMoreWhenItIsLoaded() {
        // Given
        CountDownLatch fetched = hold(TWO);
        announce(TWO, ModelRole.SHADOW);
        await().until(() -> loads.contains(TWO));
        announce(TWO, ModelRole.CHALLENGER);

        // When
        fetched.countDown();

        // Then
        await().until(models.get(TWO)::isClosed);
        assertThat(lineup.shadowId()).isEmpty();
        assertThat(events.all()).containsExactly("LOADED " + ONE, "SWAPPED " + ONE);
    }

    @Test
    void shouldRefuseAChallengerThatDoesNotPassAndServeOn() {
        // Given
        models.remove(TWO);

        // When
        announce(canary(TWO, 0.1));

        // Then
        await().until(() -> counters.snapshot().refusals() == 1);
        assertThat(lineup.canaryId()).isEmpty();
        assertThat(champion.modelId()).contains(ONE);
        assertThat(events.all()).last().isEqualTo("REFUSED " + TWO + ": ALTERED: not what it was");
    }

    @Test
    void shouldLoadTheOneToRollBackToOnceTheChampionServes() {
        // Given
        ledger = ledger.with(announcement(TWO, ModelRole.CHAMPION));
        settle();
        await().until(() -> events.all().contains("LOADED " + ONE));

        // When
        follow(announcement(ONE, ModelRole.CHAMPION));

        // Then
        assertThat(champion.modelId()).contains(ONE);
        assertThat(loads).containsExactly(TWO, ONE);
    }

    @Test
    void shouldCloseAllModelsInTheEnd() {
        // Given
        announce(TWO, ModelRole.SHADOW);
        announce(canary(THREE, 0.5));
        await().until(() -> lineup.canaryId().isPresent() && lineup.shadowId().isPresent());

        // When
        lineup.close();

        // Then
        assertThat(models.values()).allMatch(FakeModel::isClosed);
    }

    private void announce(String id, ModelRole role) {
        announce(announcement(id, role));
    }

    /** Once the line-up is as the ledger wants it so far. */
    private void announce(ModelAnnouncement announcement) {
        settle();
        follow(announcement);
    }

    private void follow(ModelAnnouncement announcement) {
        ledger = ledger.with(announcement);
        lineup.follow(ledger);
    }

    private void settle() {
        lineup.follow(ledger);
        await().until(() -> lineup.awaitedId().isEmpty());
        lineup.follow(ledger);
    }

    private void serves(String id) {
        await().until(() -> champion.modelId().equals(Optional.of(id)));
    }

    /** Has the next load of this model wait. */
    private CountDownLatch hold(String id) {
        CountDownLatch fetched = new CountDownLatch(1);
        slow.put(id, fetched);
        return fetched;
    }

    private ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        loads.add(announcement.modelId());
        awaitFetched(announcement.modelId());
        if (!models.containsKey(announcement.modelId())) {
            throw new PackageRefused(PackageRefused.Reason.ALTERED, "not what it was");
        }
        return models.get(announcement.modelId());
    }

    private void awaitFetched(String id) throws PackageRefused {
        CountDownLatch fetched = slow.getOrDefault(id, new CountDownLatch(0));
        while (true) {
            try {
                fetched.await();
                return;
            } catch (InterruptedException e) {
                if (!uninterruptible.contains(id)) {
                    throw new PackageRefused(PackageRefused.Reason.UNAVAILABLE, "interrupted", e);
                }
            }
        }
    }

    private static ModelAnnouncement announcement(String id, ModelRole role) {
        return new ModelAnnouncement(id, role, URI.create("file:///nowhere"), 1, NOON, "test", "a test");
    }

    private static ModelAnnouncement canary(String id, double share) {
        return announcement(id, ModelRole.CHALLENGER).asCanary(share, NOON, "test", "a test");
    }

    private static String id(char digit) {
        return "mlp-" + String.valueOf(digit).repeat(64);
    }
}
