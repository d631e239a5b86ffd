package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelEvent;
import java.util.Optional;

/** Takes note of what this process does with model packages. Never throws; from any thread. */
public interface ModelEvents {

    /**
     * Takes note of one event.
     *
     * @param reason why a package was refused
     */
    void add(String modelId, ModelEvent.Kind kind, Optional<String> reason);
}
