package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whom to try for the champion's place, one after the other, by what the ledger says. For one thread at a time. */
final class Candidates {

    private static final Set<ModelRole> HAVE_BEEN_CHAMPION =
            Set.of(ModelRole.CHAMPION, ModelRole.GUARD, ModelRole.RETIRED);

    private final Deque<ModelAnnouncement> left = new ArrayDeque<>();
    private final Set<ModelAnnouncement> refused = new HashSet<>();
    private ModelLedger ledger = ModelLedger.empty();
    private Optional<ModelAnnouncement> announced = Optional.empty();

    /** Takes the ledger as it stands now. Whoever stands otherwise on it by now is not tried any more. */
    void follow(ModelLedger now) {
        ledger = now;
        if (!now.champion().equals(announced)) {
            announced = now.champion();
            left.clear();
            announced.ifPresent(left::add);
        }
        left.retainAll(now.announcements());
        refused.retainAll(now.announcements());
    }

    /** The one to try now. */
    Optional<ModelAnnouncement> first() {
        return Optional.ofNullable(left.peek());
    }

    /** Tries nobody any more until another champion is announced, since the first one serves. */
    void elect() {
        left.clear();
    }

    /** Passes over the first one, who was refused. */
    void refuse(boolean somebodyServes) {
        ModelAnnouncement passedOver = left.remove();
        refused.add(passedOver);
        if (!somebodyServes && announced.equals(Optional.of(passedOver))) {
            addStandIns();
        }
    }

    /** Tries this one, who was refused, once more, unless others are still to be tried. */
    void tryAgain(ModelAnnouncement announcement) {
        if (left.isEmpty()) {
            refused.remove(announcement);
            left.add(announcement);
        }
    }

    /** Whether this one was refused, and was not announced again since. */
    boolean hasRefused(ModelAnnouncement announcement) {
        return refused.contains(announcement);
    }

    private void addStandIns() {
        for (ModelAnnouncement each : ledger.announcements()) {
            boolean wasChampion = HAVE_BEEN_CHAMPION.contains(each.role());
            if (wasChampion && !refused.contains(each)) {
                left.addFirst(each);
            }
        }
    }
}
