package io.plumbline.bench.drift.figures;

import java.util.SplittableRandom;

/** A seed from which each task gets its own by what it is, so that no outcome depends on threads or on order. */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The seed of one part of what this seed is for. */
    public Seed of(int part) {
        return new Seed(new SplittableRandom(value + GOLDEN_GAMMA * part).nextLong());
    }

    /** The seed of a named part. */
    public Seed of(Enum<?> part) {
        return of(part.name().hashCode());
    }

    public SplittableRandom random() {
        return new SplittableRandom(value);
    }
}
