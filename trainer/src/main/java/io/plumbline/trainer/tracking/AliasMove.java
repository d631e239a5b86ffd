package io.plumbline.trainer.tracking;

import io.plumbline.contract.models.ModelId;
import java.time.Instant;

/**
 * An alias in a registry of models that is to name a model, or not to name it any more.
 *
 * @param alias what the model is, such as {@value #CHAMPION}
 * @param model whose name is that of the registered model
 * @param given whether the model gets the alias, or loses it if it is the one that has it
 * @param at when that was decided; later decisions stand
 */
public record AliasMove(String alias, ModelId model, boolean given, Instant at) {

    public static final String CHAMPION = "champion";
    public static final String CHALLENGER = "challenger";

    /** The model gets the alias, whoever had it. */
    public static AliasMove to(ModelId model, String alias, Instant at) {
        return new AliasMove(alias, model, true, at);
    }

    /** The model loses the alias, if it is the one that has it. */
    public static AliasMove from(ModelId model, String alias, Instant at) {
        return new AliasMove(alias, model, false, at);
    }
}
