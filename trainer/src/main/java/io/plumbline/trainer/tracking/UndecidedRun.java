package io.plumbline.trainer.tracking;

/**
 * A run whose process went away while what came of it was decided elsewhere.
 *
 * @param decision what it is that was decided, as told to {@link TrackedRun#undecided}
 * @param run to be gone on with
 */
public record UndecidedRun(String decision, TrackedRun run) {}
