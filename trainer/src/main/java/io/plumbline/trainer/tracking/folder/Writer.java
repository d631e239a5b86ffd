package io.plumbline.trainer.tracking.folder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that writes a run's log.
 *
 * @param host where it runs
 * @param pid its number there
 * @param since when it started, by which it is told from a later one with the same number
 */
public record Writer(String host, long pid, Optional<Instant> since) {

    /** A process on another host, or in another container, is taken to be gone when it has been silent for so long. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    /** The start of a process is told from the time of boot, which follows the clock when that is set. */
    private static final Duration ACCURACY = Duration.ofSeconds(5);

    static Writer thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new Writer(thisHost(), process.pid(), process.info().startInstant());
    }

    /**
     * Whether it will write no more.
     *
     * @param lastWritten when it last wrote
     */
    boolean isGone(Instant lastWritten, Instant now) {
        if (!host.equals(thisHost())) {
            return lastWritten.plus(LONGEST_SILENCE).isBefore(now);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isSince(process.info().startInstant()))
                .isEmpty();
    }

    private boolean isSince(Optional<Instant> start) {
        if (start.isEmpty() || since.isEmpty()) {
            return start.equals(since);
        }
        Duration apart = Duration.between(start.get(), since.get()).abs();
        return apart.compareTo(ACCURACY) <= 0;
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
