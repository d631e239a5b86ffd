package io.plumbline.bench.chaos.plan;

import java.time.Duration;

/**
 * One {@code kill -9}.
 *
 * @param target whom it hits
 * @param after what happened before: an earlier kill's restart, or that answers go on everywhere
 * @param restartAfter how long the process stays away
 */
public record Kill(Target target, Duration after, Duration restartAfter) {}
