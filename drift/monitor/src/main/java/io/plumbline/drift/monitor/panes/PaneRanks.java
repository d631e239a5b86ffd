package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.drift.statistics.serial.RankScores;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Finds what each bin ranks as in the reference that a pane was counted in. Not safe for use by several threads. */
final class PaneRanks {

    private static final int MOST_KEPT = 64;

    private final References references;

    /** By identity, since it is asked at every pane; forgotten now and then, since models come and go. */
    private final IdentityHashMap<ReferenceProfile, RankScores> kept = new IdentityHashMap<>();

    PaneRanks(References references) {
        this.references = references;
    }

    /** The scores, unless the reference cannot be had any more. */
    Optional<RankScores> of(PaneHead head) {
        return references.counted(head.modelId(), head.binning()) instanceof Reference.Known known
                ? Optional.of(of(known.profile()))
                : Optional.empty();
    }

    private RankScores of(ReferenceProfile profile) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(profile, key -> RankScores.of(key.counts()));
    }
}
