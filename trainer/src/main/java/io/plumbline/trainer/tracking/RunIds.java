package io.plumbline.trainer.tracking;

import java.util.List;

/** How a run is named by a person: by the beginning of its id. */
public final class RunIds {

    private RunIds() {}

    /**
     * The one that begins like this.
     *
     * @throws TrackingException if there is none, or several
     */
    public static String only(String beginning, List<String> ids) {
        List<String> found = ids.stream().filter(id -> id.startsWith(beginning)).toList();
        if (found.isEmpty()) {
            throw new TrackingException(
                    "No run begins with '%s'; look at './plumbline runs list'.".formatted(beginning));
        }
        if (found.size() > 1) {
            throw new TrackingException("Several runs begin with '%s': %s".formatted(beginning, found));
        }
        return found.get(0);
    }
}
