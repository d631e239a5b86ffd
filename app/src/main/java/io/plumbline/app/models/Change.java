package io.plumbline.app.models;

import java.time.Instant;

/**
 * Who changes something, when and why.
 *
 * @param by not blank
 * @param why in a sentence; not blank
 */
public record Change(String by, Instant at, String why) {

    public Change {
        if (by.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "A change needs somebody who makes it and a reason, found '%s' and '%s'".formatted(by, why));
        }
    }
}
