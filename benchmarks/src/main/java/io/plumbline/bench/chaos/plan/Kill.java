package io.plumbline.bench.chaos.plan;

import java.time.Duration;

/**
 * The end of one process by {@code kill -9}, or a restart of the broker.
 *
 * @param target whom it hits
 * @param after what happened before: an earlier kill's restart, or that answers go on everywhere
 * @param restartAfter how long the process stays away
 */
public record Kill(Target target, Duration after, Duration restartAfter) {}
