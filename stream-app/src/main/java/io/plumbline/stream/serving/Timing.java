package io.plumbline.stream.serving;

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

    private static final int PASSES_PER_TRANSACTION = 4;
    private static final int HEARTBEATS_PER_SESSION = 3;

    public Timing {
        requirePositive("commit interval", commitInterval);
        requirePositive("session time-out", session);
        requirePositive("transaction time-out", transaction);
        requirePositive("patience", patience);
        if (commitInterval.compareTo(transaction) >= 0) {
            throw new IllegalArgumentException("Commits every %s do not fit into a transaction time-out of %s"
                    .formatted(commitInterval, transaction));
        }
    }

    /** Commits every 100 ms; time-outs of 10 s, because Kafka's own 45 s are a long silence after a crash. */
    public static Timing withDefaults() {
        return new Timing(
                Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    /** How long a chunk may take, so that there is time for some of them and for a commit within one transaction. */
    Duration longestPass() {
        return transaction.dividedBy(PASSES_PER_TRANSACTION);
    }

    /** Often enough that two lost heartbeats do not end a session. */
    Duration heartbeatInterval() {
        return session.dividedBy(HEARTBEATS_PER_SESSION);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Not a %s: %s; expected a millisecond or more".formatted(what, duration));
        }
    }
}
