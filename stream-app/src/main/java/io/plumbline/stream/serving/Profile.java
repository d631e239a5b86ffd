package io.plumbline.stream.serving;

import java.time.Duration;

/**
 * What serving is tuned for: the one place of all numbers that trade throughput for latency. They are Kafka's own knobs,
 * because what one poll returns is the batch that is scored.
 *
 * <p>{@code ./plumbline bench serving} measures them against others. Both profiles give the same answers.
 */
public enum Profile {
    /**
     * As many images a second as the machine can.
     *
     * <p>Chunks of 256, from where on larger ones gain nothing, and four of them in a poll, so that a poll's own cost is
     * spread. A fetch waits up to 20 ms for 64 KiB, some 80 raw images, so that a trickle does not become chunks of one; at
     * full load that much is always there. Commits are four a second: each takes as long and asks as much of the broker
     * whether it holds ten answers or ten thousand. Answers travel in batches of up to 256 KiB, gathered for as long as a
     * transaction lasts, whose commit sends what there is. A reader of committed answers waits for an eighth of a second on
     * average; {@code commit.interval.ms} as a client property is for who wants it otherwise.
     */
    THROUGHPUT(256, 4, 64 << 10, millis(20), millis(250), 256 << 10, millis(250)),

    /**
     * Each answer soon.
     *
     * <p>A fetch returns whatever has come, which also spares the broker questions where nothing comes, and answers leave after
     * a millisecond. Waiting 5 ms for company on either way was measured beside it and gained nothing. Two chunks of 256 in a
     * poll, which are that many only where something has been waiting; with fewer, what has piled up at a commit goes away more
     * slowly. Commits are five times as frequent, since half of the interval is what a committed answer waits on average.
     */
    LATENCY(256, 2, 1, millis(500), millis(1), 64 << 10, millis(50));

    private final int chunkSize;
    private final int chunksPerPoll;
    private final int fetchMinBytes;
    private final Duration fetchMaxWait;
    private final Duration linger;
    private final int batchBytes;
    private final Duration commitInterval;

    Profile(
            int chunkSize,
            int chunksPerPoll,
            int fetchMinBytes,
            Duration fetchMaxWait,
            Duration linger,
            int batchBytes,
            Duration commitInterval) {
        this.chunkSize = chunkSize;
        this.chunksPerPoll = chunksPerPoll;
        this.fetchMinBytes = fetchMinBytes;
        this.fetchMaxWait = fetchMaxWait;
        this.linger = linger;
        this.batchBytes = batchBytes;
        this.commitInterval = commitInterval;
    }

    /** How images are put together, by one thread per core. */
    public Batching batching() {
        return new Batching(Runtime.getRuntime().availableProcessors(), chunkSize, chunkSize * chunksPerPoll);
    }

    /** How long records wait for company on their way. */
    public Transport transport() {
        return new Transport(fetchMinBytes, fetchMaxWait, linger, batchBytes);
    }

    /** How often a transaction is committed: what a read-committed consumer waits for. */
    public Duration commitInterval() {
        return commitInterval;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
