package io.plumbline.stream.rest;

import io.plumbline.contract.models.ModelId;
import java.util.Optional;

/**
 * The model that a request is for.
 *
 * @param name the name in its id
 * @param version the hash in its id; absent for whichever of this name serves
 */
record ModelAddress(String name, Optional<String> version) {

    boolean isOf(ModelId id) {
        return id.name().equals(name) && version.map(id.sha256()::equals).orElse(true);
    }

    /** For people. */
    @Override
    public String toString() {
        return version.map(hash -> "model '%s' of version '%s'".formatted(name, hash))
                .orElseGet(() -> "model '%s'".formatted(name));
    }
}
