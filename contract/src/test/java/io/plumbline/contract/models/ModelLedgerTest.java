package io.plumbline.contract.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.Examples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ModelLedgerTest {

    /** One record on the topic; without a role it is a tombstone. */
    record Change(String modelId, Optional<ModelRole> role) {}

    @Example
    void shouldKnowNothingAtFirst() {
        // Given
        ModelLedger ledger = ModelLedger.empty();

        // When
        Optional<ModelAnnouncement> champion = ledger.champion();

        // Then
        assertThat(champion).isEmpty();
        assertThat(ledger.challenger()).isEmpty();
        assertThat(ledger.announcements()).isEmpty();
    }

    @Example
    void shouldSwapByOneRecord() {
        // Given
        ModelLedger ledger = ledger(champion("a"), challenger("b"));

        // When
        ModelLedger swapped = take(ledger, champion("b"));

        // Then
        assertThat(championOf(swapped)).contains(id("b"));
        assertThat(swapped.challenger()).isEmpty();
        assertThat(championOf(ledger)).contains(id("a"));
    }

    @Example
    void shouldTakeAModelBackByAnnouncingItAgain() {
        // Given
        ModelLedger ledger = ledger(champion("a"), champion("b"));

        // When
        ModelLedger rolledBack = take(ledger, champion("a"));

        // Then
        assertThat(championOf(rolledBack)).contains(id("a"));
        assertThat(rolledBack.announcements())
                .extracting(ModelAnnouncement::modelId)
                .containsExactly(id("b"), id("a"));
    }

    @Example
    void shouldFallBackToThePredecessorWhenTheChampionIsTakenAway() {
        // Given
        ModelLedger ledger = ledger(champion("a"), champion("b"));

        // When
        ModelLedger without = take(ledger, tombstone("b"));

        // Then
        assertThat(championOf(without)).contains(id("a"));
        assertThat(championOf(take(ledger, retired("b")))).contains(id("a"));
        assertThat(without.find(id("b"))).isEmpty();
    }

    @Example
    void shouldHaveNoChampionOnceAllAreRetired() {
        // Given
        ModelLedger ledger = ledger(champion("a"), retired("a"));

        // When
        Optional<String> champion = championOf(ledger);

        // Then
        assertThat(champion).isEmpty();
        assertThat(ledger.find(id("a"))).map(ModelAnnouncement::role).contains(ModelRole.RETIRED);
    }

    @Example
    void shouldRollBackThroughAllWhoWereChampionButNeverToOneThatWasTakenBack() {
        // Given
        ModelLedger ledger = ledger(champion("a"), champion("b"), retired("a"), champion("c"), challenger("d"));

        // When
        ModelLedger once = take(take(ledger, champion("b")), withdrawn("c"));

        // Then
        assertThat(ledger.predecessor()).map(ModelAnnouncement::modelId).contains(id("b"));
        assertThat(championOf(once)).contains(id("b"));
        assertThat(once.predecessor()).map(ModelAnnouncement::modelId).contains(id("a"));
        ModelLedger twice = take(take(once, champion("a")), withdrawn("b"));
        assertThat(championOf(twice)).contains(id("a"));
        assertThat(twice.predecessor()).isEmpty();
    }

    @Example
    void shouldRollBackToTheOneThatItsSuccessorRetired() {
        // Given
        ModelLedger ledger = ledger(champion("a"), champion("b"));

        // When
        ModelLedger succeeded = take(take(ledger, champion("c")), retired("b"));

        // Then
        assertThat(ledger.predecessor()).map(ModelAnnouncement::modelId).contains(id("a"));
        assertThat(succeeded.predecessor()).map(ModelAnnouncement::modelId).contains(id("b"));
    }

    @Example
    void shouldNameAllToRollBackToInTheirOrder() {
        // Given
        ModelLedger ledger =
                ledger(champion("a"), champion("b"), withdrawn("c"), champion("d"), retired("a"), champion("e"));

        // When
        ModelLedger succeeded = take(take(ledger, champion("f")), retired("e"));

        // Then
        assertThat(succeeded.predecessors())
                .extracting(ModelAnnouncement::modelId)
                .containsExactly(id("e"), id("d"), id("b"), id("a"));
    }

    @Example
    void shouldKnowTheNewestShadowAndCanary() {
        // Given
        ModelLedger ledger = ledger(champion("a"), as("b", ModelRole.SHADOW), as("c", ModelRole.CANARY));

        // When
        ModelLedger newer = take(take(ledger, as("d", ModelRole.SHADOW)), champion("c"));

        // Then
        assertThat(ledger.shadow()).map(ModelAnnouncement::modelId).contains(id("b"));
        assertThat(ledger.canary()).map(ModelAnnouncement::modelId).contains(id("c"));
        assertThat(newer.shadow()).map(ModelAnnouncement::modelId).contains(id("d"));
        assertThat(newer.canary()).isEmpty();
        assertThat(championOf(newer)).contains(id("c"));
    }

    @Example
    void shouldGoBackToWhoIsOnGuardAndHaveItScoreAsAShadow() {
        // Given
        ModelLedger ledger = ledger(champion("a"), champion("b"), retired("a"), as("c", ModelRole.SHADOW));

        // When
        ModelLedger guarded = take(take(ledger, champion("c")), as("b", ModelRole.GUARD));

        // Then
        assertThat(guarded.guard()).map(ModelAnnouncement::modelId).contains(id("b"));
        assertThat(guarded.shadow()).map(ModelAnnouncement::modelId).contains(id("b"));
        assertThat(guarded.predecessor()).map(ModelAnnouncement::modelId).contains(id("b"));
        assertThat(take(guarded, as("d", ModelRole.SHADOW)).shadow())
                .map(ModelAnnouncement::modelId)
                .contains(id("d"));
    }

    @Property(tries = 300)
    void shouldBeTheSameAfterCompaction(@ForAll("changes") List<Change> changes) {
        // Given
        Map<String, Change> newest = new LinkedHashMap<>();
        changes.forEach(change -> {
            newest.remove(change.modelId());
            newest.put(change.modelId(), change);
        });

        // When
        ModelLedger compacted = ledger(newest.values().toArray(Change[]::new));

        // Then
        ModelLedger whole = ledger(changes.toArray(Change[]::new));
        assertThat(whole.announcements()).isEqualTo(compacted.announcements());
        assertThat(whole.champion()).isEqualTo(compacted.champion());
    }

    @Property(tries = 300)
    void shouldHaveThatChampionWhichWasAnnouncedLast(@ForAll("changes") List<Change> changes) {
        // Given
        List<String> champions = new ArrayList<>();
        changes.forEach(change -> {
            champions.remove(change.modelId());
            change.role().filter(ModelRole.CHAMPION::equals).ifPresent(role -> champions.add(change.modelId()));
        });

        // When
        Optional<String> champion = championOf(ledger(changes.toArray(Change[]::new)));

        // Then
        assertThat(champion)
                .isEqualTo(champions.isEmpty() ? Optional.empty() : Optional.of(champions.get(champions.size() - 1)));
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> id = Arbitraries.of("a", "b", "c", "d").map(ModelLedgerTest::id);
        Arbitrary<Optional<ModelRole>> role =
                Arbitraries.of(ModelRole.class).injectNull(0.2).map(Optional::ofNullable);
        return Combinators.combine(id, role).as(Change::new).list().ofMaxSize(12);
    }

    private static ModelLedger ledger(Change... changes) {
        ModelLedger ledger = ModelLedger.empty();
        for (Change change : changes) {
            ledger = take(ledger, change);
        }
        return ledger;
    }

    private static ModelLedger take(ModelLedger ledger, Change change) {
        return change.role()
                .map(role -> ledger.with(Examples.announcement(change.modelId(), role)))
                .orElseGet(() -> ledger.without(change.modelId()));
    }

    private static Optional<String> championOf(ModelLedger ledger) {
        return ledger.champion().map(ModelAnnouncement::modelId);
    }

    private static String id(String name) {
        return name + "-" + "0".repeat(64);
    }

    private static Change champion(String name) {
        return new Change(id(name), Optional.of(ModelRole.CHAMPION));
    }

    private static Change challenger(String name) {
        return new Change(id(name), Optional.of(ModelRole.CHALLENGER));
    }

    private static Change retired(String name) {
        return new Change(id(name), Optional.of(ModelRole.RETIRED));
    }

    private static Change withdrawn(String name) {
        return as(name, ModelRole.WITHDRAWN);
    }

    private static Change as(String name, ModelRole role) {
        return new Change(id(name), Optional.of(role));
    }

    private static Change tombstone(String name) {
        return new Change(id(name), Optional.empty());
    }
}
