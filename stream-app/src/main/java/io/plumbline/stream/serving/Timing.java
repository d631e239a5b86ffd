package io.plumbline.stream.serving;

import io.plumbline.contract.check.Require;
import java.time.Duration;

/**
 * How long things take and may take.
 *
 * @param commitInterval how often a transaction is committed: what a read-committed consumer waits for
 * @param session after this long without a heartbeat, a killed process's partitions go to others
 * @param transaction after this long, the broker aborts what a killed process left open
 * @param patience how long starting waits for Kafka to answer
 */
public record Timing(Duration commitInterval, Duration session, Duration transaction, Duration patience) {

    private static final int PASSES_PER_TRANSACTION = 10;
    private static final int HEARTBEATS_PER_SESSION = 20;

    public Timing {
        Require.atLeast("commit interval in ms", 1, commitInterval.toMillis());
        Require.atLeast("session time-out in ms", 1, session.toMillis());
        Require.atLeast("transaction time-out in ms", 1, transaction.toMillis());
        Require.atLeast("patience in ms", 1, patience.toMillis());
        if (commitInterval.compareTo(transaction) >= 0) {
            throw new IllegalArgumentException("Commits every %s do not fit into a transaction time-out of %s"
                    .formatted(commitInterval, transaction));
        }
    }

    /**
     * Commits as {@link Profile#THROUGHPUT} does; time-outs of 10 s, because Kafka's own 45 s are a long silence after a
     * crash, and much less would take a process that collects garbage, or a broker that restarts, for dead.
     */
    public static Timing withDefaults() {
        return new Timing(
                Profile.THROUGHPUT.commitInterval(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15));
    }

    /** The same with commits as frequent as this. */
    public Timing withCommitInterval(Duration other) {
        return new Timing(other, session, transaction, patience);
    }

    /**
     * How long a chunk may take. A transaction may have to wait for one of each partition of a thread before its commit,
     * and everything that a stream thread does besides waits for one: ending, and giving partitions to others.
     */
    Duration longestPass() {
        return transaction.dividedBy(PASSES_PER_TRANSACTION);
    }

    /**
     * Twice a second, by default. The others hear from their next heartbeat that a process came or went, and until then the
     * partitions that move are answered by nobody: with Kafka's own 3 s, a rolling restart would cost that each time.
     */
    Duration heartbeatInterval() {
        return session.dividedBy(HEARTBEATS_PER_SESSION);
    }
}
