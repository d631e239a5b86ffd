package io.plumbline.trainer.tracking;

import io.plumbline.contract.models.ModelId;
import java.time.Instant;
import java.util.Optional;

/** How aliases follow what is announced on {@code models}. */
public record ModelAliases(Tracking tracking) {

    /** A model wants to be champion. */
    public void challenging(ModelId model, Instant at) {
        tracking.move(AliasMove.to(model, AliasMove.CHALLENGER, at));
    }

    /** A model that wanted to be champion is not to be it. */
    public void rejected(ModelId model, Instant at) {
        tracking.move(AliasMove.from(model, AliasMove.CHALLENGER, at));
    }

    /**
     * A model is champion, and no challenger any more.
     *
     * @param before who was, which loses the alias where it has another name
     */
    public void champion(ModelId model, Optional<ModelId> before, Instant at) {
        tracking.move(AliasMove.to(model, AliasMove.CHAMPION, at));
        tracking.move(AliasMove.from(model, AliasMove.CHALLENGER, at));
        before.filter(other -> !other.name().equals(model.name()))
                .ifPresent(other -> tracking.move(AliasMove.from(other, AliasMove.CHAMPION, at)));
    }
}
