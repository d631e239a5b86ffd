package io.plumbline.bench.serving.load;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.common.KafkaException;

/**
 * Waits for commits by looking again and again: seldom while what is waited for is far away, because each look takes the time
 * of a broker that is being measured, and often when it is near, because then its moment counts.
 */
final class CommitWait {

    private static final long NANOS_OFTEN = 10_000_000;
    private static final long NANOS_SELDOM = 500_000_000;

    /** From here on looks are frequent: an estimate may be wrong by the time between two commits. */
    private static final long NANOS_NEAR = 400_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String group;
    private final Supplier<Commit> look;
    private final LongConsumer pause;

    /**
     * A way to wait.
     *
     * @param group whose commits they are, for people
     * @param look what is committed by now
     * @param pause told for how many nanoseconds
     */
    CommitWait(String group, Supplier<Commit> look, LongConsumer pause) {
        this.group = group;
        this.look = look;
        this.pause = pause;
    }

    /**
     * The first look that finds at least this many images answered.
     *
     * @throws KafkaException if nothing more is answered for a minute
     */
    Commit until(long images) {
        Commit from = look.get();
        return from.images() >= images
                ? from
                : until(
                        from,
                        (last, now) -> nanosUntil(images, from, last, now),
                        (last, now) -> now.images() >= images);
    }

    /**
     * The first commit after this time, or the look that finds all available images answered.
     *
     * @throws KafkaException if nothing more is answered for a minute
     */
    Commit after(Duration time, Commit from, long available) {
        long end = from.nanos() + time.toNanos();
        return until(
                from,
                (last, now) -> Math.min(end - now.nanos(), nanosUntil(available, from, last, now)),
                (last, now) -> now.images() >= available || (now.nanos() >= end && now.images() > last.images()));
    }

    /** Until at least this many images were answered or this moment is over, whether or not any are answered. */
    void untilEither(long images, long end) {
        Commit from = look.get();
        Commit last = from;
        Commit now = from;
        while (now.images() < images && now.nanos() < end) {
            pause.accept(nanosToPause(Math.min(end - now.nanos(), nanosUntil(images, from, last, now))));
            now = look.get();
            last = later(last, now);
        }
    }

    /**
     * Looks until it is reached.
     *
     * @param nanosLeft an estimate, told the last commit that was seen, and the last look
     * @param reached told the last commit that was seen before, and the last look
     */
    private Commit until(Commit from, ToLongBiFunction<Commit, Commit> nanosLeft, BiPredicate<Commit, Commit> reached) {
        Commit last = from;
        while (true) {
            Commit now = look.get();
            if (reached.test(last, now)) {
                return now;
            }
            last = later(last, now);
            if (now.nanos() - last.nanos() > PATIENCE.toNanos()) {
                throw new KafkaException("The group %s has answered %d images, and none more for %s"
                        .formatted(group, now.images(), PATIENCE));
            }
            pause.accept(nanosToPause(nanosLeft.applyAsLong(last, now)));
        }
    }

    private static Commit later(Commit last, Commit now) {
        return now.images() > last.images() ? now : last;
    }

    /**
     * How long it takes until so many images are answered if that goes on as it did; nothing if that cannot be told. The time since
     * the last commit tells nothing: what is answered in it shows with the next.
     */
    private static long nanosUntil(long images, Commit from, Commit last, Commit now) {
        long answered = last.images() - from.images();
        if (answered == 0) {
            return 0;
        }
        double fromLast = (last.nanos() - from.nanos()) * (double) (images - last.images()) / answered;
        return (long) fromLast - (now.nanos() - last.nanos());
    }

    private static long nanosToPause(long nanosLeft) {
        return Math.max(NANOS_OFTEN, Math.min(NANOS_SELDOM, nanosLeft - NANOS_NEAR));
    }
}
