package io.plumbline.app.models;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which models cannot be served, as far as those who serve have said so.
 *
 * @param newest the newest event of each model, by its id
 */
public record Refusals(Map<String, ModelEvent> newest) {

    public Refusals {
        newest = Map.copyOf(newest);
    }

    /**
     * What these say.
     *
     * @param events of all models and instances, oldest first
     */
    public static Refusals in(List<ModelEvent> events) {
        Map<String, ModelEvent> newest = new HashMap<>();
        events.forEach(event -> newest.put(event.modelId(), event));
        return new Refusals(newest);
    }

    /** How this one was refused, if that is the newest that is known of it: whoever loaded it before may not hold it any more. */
    public Optional<ModelEvent> of(ModelAnnouncement model) {
        return Optional.ofNullable(newest.get(model.modelId()))
                .filter(event -> event.kind() == ModelEvent.Kind.REFUSED);
    }

    /** That it was refused, when and why. */
    public String sentence(ModelAnnouncement model) {
        ModelEvent refusal = of(model).orElseThrow();
        return "%s was refused at %s: %s."
                .formatted(
                        model.id().shortForm(), refusal.at(), refusal.reason().orElseThrow());
    }
}
