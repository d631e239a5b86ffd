package io.plumbline.bench.chaos.plan;

import java.util.List;

/** Kills in quick succession, after which answers must go on everywhere before the next blow falls. */
public record Blow(List<Kill> kills) {

    public Blow {
        kills = List.copyOf(kills);
        if (kills.isEmpty()) {
            throw new IllegalArgumentException("A blow has at least one kill");
        }
    }

    /** Whether the broker is among them. */
    public boolean hitsBroker() {
        return kills.stream().anyMatch(kill -> kill.target() == Target.BROKER);
    }

    /** Whether answers have to wait for what it hits. */
    public boolean holdsUpAnswers() {
        return kills.stream().anyMatch(kill -> kill.target().holdsUpAnswers());
    }
}
