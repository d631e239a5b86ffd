package io.plumbline.contract.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return newest(newestLast, Set.of(ModelRole.SHADOW, ModelRole.GUARD));
    }

    /** Of the models that are on guard, the one announced last. */
    public Optional<ModelAnnouncement> guard() {
        return newest(ModelRole.GUARD);
    }

    /** Of the models whose role is canary, the one announced last. */
    public Optional<ModelAnnouncement> canary() {
        return newest(ModelRole.CANARY);
    }

    /**
     * The one to roll back to: whoever was retired or put on guard since the champion was announced, since that is how a
     * successor's predecessor ends; otherwise the one announced last before it of those that still stand as champion; otherwise the one
     * retired last. Never one that was withdrawn.
     */
    public Optional<ModelAnnouncement> predecessor() {
        Optional<ModelAnnouncement> champion = champion();
        int place = champion.map(newestLast::indexOf).orElse(newestLast.size());
        List<ModelAnnouncement> since = newestLast.subList(Math.min(place + 1, newestLast.size()), newestLast.size());
        return newest(since, FORMER)
                .or(() -> newest(newestLast.subList(0, place), Set.of(ModelRole.CHAMPION)))
                .or(() -> newest(newestLast, FORMER));
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
        return newest(newestLast, Set.of(role));
    }

    private static Optional<ModelAnnouncement> newest(List<ModelAnnouncement> announcements, Set<ModelRole> roles) {
        return announcements.stream().filter(a -> roles.contains(a.role())).reduce((older, newer) -> newer);
    }
}
