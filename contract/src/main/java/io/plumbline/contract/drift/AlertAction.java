package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import java.time.Instant;
import java.util.Optional;

/**
 * One record on {@code drift-alert-actions}: what a person on call did about an episode. A later action of the same kind counts
 * instead of the one before, which stays on record: the key tells each of them from all others, so none is compacted away.
 *
 * @param episodeId the episode that it is about
 * @param action what was done
 * @param by who did it
 * @param why the reason given
 * @param at when
 * @param until for how long the episode is muted: there if, and only if, it is {@link Action#MUTED}
 */
public record AlertAction(String episodeId, Action action, String by, String why, Instant at, Optional<Instant> until) {

    public AlertAction {
        Require.text("episodeId", episodeId);
        Require.present("action", action);
        Require.text("by", by);
        Require.text("why", why);
        Require.present("at", at);
        if (Require.present("until", until).isPresent() != (action == Action.MUTED)) {
            throw new IllegalArgumentException(
                    "An episode is muted until a time, and only then has one; found %s until %s"
                            .formatted(action, until));
        }
    }

    /** What can be done about an episode. */
    public enum Action {
        /** Somebody looks after it. */
        ACKNOWLEDGED,
        /** Nobody wants to hear of it until a time. */
        MUTED
    }

    /** The key of its record: episode, action, time and person. */
    public String key() {
        return String.join("/", episodeId, action.name(), at.toString(), by);
    }
}
