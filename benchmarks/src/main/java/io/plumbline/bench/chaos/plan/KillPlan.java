package io.plumbline.bench.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** All kills of a run, and the restarts of the broker among them. The same seed gives the same plan; when exactly each falls depends on how fast the machine is. */
public record KillPlan(List<Blow> blows) {

    private static final int KILLS_PER_BROKER_RESTART = 8;
    private static final int KILLS_PER_MONITOR_KILL = 10;
    private static final int LEAST_KILLS_FOR_ALL = 4;
    private static final Duration LONGEST_FLOW = Duration.ofSeconds(3);
    private static final Duration LONGEST_REST = Duration.ofMillis(2_500);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(3);

    public KillPlan {
        blows = List.copyOf(blows);
    }

    /**
     * Draws a plan. From four kills on, the monitor is among the targets, and the broker is restarted as well; the other
     * kills hit the two serving processes.
     *
     * @param kills in all, at least 1; restarts of the broker are not counted
     * @param longestBlow the most kills from one time that answers go on everywhere to the next, at least 1
     */
    public static KillPlan of(int kills, int longestBlow, long seed) {
        Random random = new Random(seed);
        List<Target> targets = targets(kills, random);
        List<Blow> blows = new ArrayList<>();
        int next = 0;
        while (next < targets.size()) {
            int size = Math.min(1 + random.nextInt(longestBlow), targets.size() - next);
            List<Kill> together = new ArrayList<>();
            for (Target target : targets.subList(next, next + size)) {
                Duration wait = together.isEmpty() ? LONGEST_FLOW : LONGEST_REST;
                together.add(new Kill(target, upTo(wait, random), upTo(LONGEST_ABSENCE, random)));
            }
            blows.add(new Blow(together));
            next += size;
        }
        return new KillPlan(blows);
    }

    /** How many processes are killed, the broker aside. */
    public int kills() {
        return ends() - brokerRestarts();
    }

    /** How often the broker is restarted. */
    public int brokerRestarts() {
        return Math.toIntExact(blows.stream()
                .flatMap(blow -> blow.kills().stream())
                .filter(kill -> kill.target() == Target.BROKER)
                .count());
    }

    /** Kills and restarts of the broker together. */
    public int ends() {
        return blows.stream().mapToInt(blow -> blow.kills().size()).sum();
    }

    private static List<Target> targets(int kills, Random random) {
        List<Target> targets = new ArrayList<>();
        if (kills >= LEAST_KILLS_FOR_ALL) {
            targets.addAll(Collections.nCopies(Math.max(1, kills / KILLS_PER_MONITOR_KILL), Target.MONITOR));
        }
        while (targets.size() < kills) {
            targets.add(random.nextBoolean() ? Target.SERVE_A : Target.SERVE_B);
        }
        if (kills >= LEAST_KILLS_FOR_ALL) {
            targets.addAll(Collections.nCopies(Math.max(1, kills / KILLS_PER_BROKER_RESTART), Target.BROKER));
        }
        Collections.shuffle(targets, random);
        return targets;
    }

    private static Duration upTo(Duration longest, Random random) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }
}
