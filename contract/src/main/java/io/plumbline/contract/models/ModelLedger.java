package io.plumbline.contract.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the announcements on {@code models} add up to, in the order of their offsets. Immutable.
 *
 * <p>Of each model the newest announcement counts, and of all models announced as champion the one announced last is the
 * champion. So one record is one swap: the predecessor steps down by it, whether or not it is announced as retired. And
 * where the champion is retired or taken away without a successor, the predecessor, if it still stands as champion, is
 * champion again. Compaction keeps what this needs, so a ledger read later is the same.
 */
public final class ModelLedger {

    private static final Set<ModelRole> FORMER = Set.of(ModelRole.RETIRED, ModelRole.GUARD);
    private static final ModelLedger EMPTY = new ModelLedger(List.of());

    private final List<ModelAnnouncement> newestLast;

    private ModelLedger(List<ModelAnnouncement> newestLast) {
        this.newestLast = newestLast;
    }

    /** The ledger before the first announcement. */
    public static ModelLedger empty() {
        return EMPTY;
    }

    /** The ledger after one more announcement; an earlier one of the same model is forgotten. */
    public ModelLedger with(ModelAnnouncement announcement) {
        ModelLedger others = without(announcement.modelId());
        List<ModelAnnouncement> all = new ArrayList<>(others.newestLast);
        all.add(announcement);
        return new ModelLedger(List.copyOf(all));
    }

    /** The ledger after a tombstone for this model. */
    public ModelLedger without(String modelId) {
        return new ModelLedger(
                newestLast.stream().filter(a -> !a.modelId().equals(modelId)).toList());
    }

    /** Of the models whose role is champion, the one announced last. */
    public Optional<ModelAnnouncement> champion() {
        return newest(ModelRole.CHAMPION);
    }

    /** Of the models whose role is challenger, the one announced last. */
    public Optional<ModelAnnouncement> challenger() {
        return newest(ModelRole.CHALLENGER);
    }

    /** Of the models that score every image as well, be it as shadow or on guard, the one announced last. */
    public Optional<ModelAnnouncement> shadow() {
        return newest(Set.of(ModelRole.SHADOW, ModelRole.GUARD));
    }

    /** Of the models that are on guard, the one announced last. */
    public Optional<ModelAnnouncement> guard() {
        return newest(ModelRole.GUARD);
    }

    /** Of the models whose role is canary, the one announced last. */
    public Optional<ModelAnnouncement> canary() {
        return newest(ModelRole.CANARY);
    }

    /** The one to roll back to: the first of {@link #predecessors}. */
    public Optional<ModelAnnouncement> predecessor() {
        return predecessors().stream().findFirst();
    }

    /**
     * Those to roll back to, one after the other: whoever was retired or put on guard since the champion was announced, since that
     * is how a successor's predecessor ends; then those that still stand as champion, from before it; then those that were retired
     * before it. Of each the one announced last comes first. Never one that was withdrawn.
     */
    public List<ModelAnnouncement> predecessors() {
        int place = champion().map(newestLast::indexOf).orElse(newestLast.size());
        List<ModelAnnouncement> before = newestLast.subList(0, place);
        List<ModelAnnouncement> since = newestLast.subList(place, newestLast.size());
        return Stream.of(
                        newestFirst(since, FORMER),
                        newestFirst(before, Set.of(ModelRole.CHAMPION)),
                        newestFirst(before, FORMER))
                .flatMap(List::stream)
                .toList();
    }

    /** The newest announcement of this model. */
    public Optional<ModelAnnouncement> find(String modelId) {
        return newestLast.stream().filter(a -> a.modelId().equals(modelId)).findFirst();
    }

    /** The newest announcement of each model, oldest first. */
    public List<ModelAnnouncement> announcements() {
        return newestLast;
    }

    private Optional<ModelAnnouncement> newest(ModelRole role) {
        return newest(Set.of(role));
    }

    private Optional<ModelAnnouncement> newest(Set<ModelRole> roles) {
        return newestFirst(newestLast, roles).stream().findFirst();
    }

    private static List<ModelAnnouncement> newestFirst(List<ModelAnnouncement> announcements, Set<ModelRole> roles) {
        List<ModelAnnouncement> found = new ArrayList<>(
                announcements.stream().filter(a -> roles.contains(a.role())).toList());
        Collections.reverse(found);
        return found;
    }
}
