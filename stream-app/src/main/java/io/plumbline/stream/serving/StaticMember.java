package io.plumbline.stream.serving;

import java.util.regex.Pattern;

/**
 * The name under which a process keeps its partitions while it restarts: its group waits for it as long as a session lasts,
 * instead of moving them to others and back.
 *
 * @param id unique among the processes that run, and the same at each start; each stream thread appends its number
 */
public record StaticMember(String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    public StaticMember {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Not an instance id: '%s'; use 1 to 200 letters, digits, '.', '_' and '-'".formatted(id));
        }
    }
}
