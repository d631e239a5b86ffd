package io.plumbline.bench.chaos;

import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.report.Spread;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of {@code bench chaos}; times in seconds.
 *
 * @param images that were sent
 * @param kills by {@code kill -9}, the broker aside
 * @param brokerRestarts in good order, or by {@code kill -9} where that was asked for
 * @param transactionsAborted of those that wrote answers
 * @param discardedAnswers that stood in them
 * @param lost images without an answer
 * @param duplicated answers beyond the first to an image
 * @param outOfOrder answers behind the answer to a later image of their key
 * @param misattributed answers that name a place where no such image stands
 * @param endedByThemselves how often a process ended that nobody had killed
 * @param recoverySeconds from a blow's last kill until answers to later images were committed on every partition
 * @param recoveryWithoutBrokerSeconds the same of those blows alone that left the broker running, if there were any
 * @param rollingRestart how restarts in good order went, if there were any
 * @param control the same with {@code at_least_once}
 * @param late what took longer than is promised, a sentence each
 */
record ChaosReport(
        long seed,
        int images,
        long predictions,
        long rejections,
        int kills,
        int brokerRestarts,
        long transactionsCommitted,
        long transactionsAborted,
        long discardedAnswers,
        long lost,
        long duplicated,
        long outOfOrder,
        long misattributed,
        int endedByThemselves,
        Spread recoverySeconds,
        Optional<Spread> recoveryWithoutBrokerSeconds,
        Optional<RollingRestartFigures> rollingRestart,
        Control control,
        List<String> late) {

    ChaosReport {
        late = List.copyOf(late);
    }

    /** Whether it is all as promised: exact, and in time. */
    boolean holds() {
        return isExact() && late.isEmpty();
    }

    /** Whether the run shows what it must of answers: nothing wrong, and that it would have seen it. */
    boolean isExact() {
        return lost == 0
                && duplicated == 0
                && outOfOrder == 0
                && misattributed == 0
                && endedByThemselves == 0
                && transactionsAborted > 0
                && control.duplicated() > 0;
    }

    static ChaosReport of(long seed, RunFigures exact, RunFigures control) {
        AuditResult audit = exact.audit();
        Optional<Spread> withoutBroker =
                exact.recoveries().isEmpty() ? Optional.empty() : Optional.of(Spread.of(exact.recoveries()));
        return new ChaosReport(
                seed,
                audit.images(),
                audit.predictions(),
                audit.rejections(),
                exact.plan().kills(),
                exact.plan().brokerRestarts(),
                exact.transactions().committed(),
                exact.transactions().aborted(),
                exact.transactions().discardedAnswers(),
                audit.lost(),
                audit.duplicated(),
                audit.outOfOrder(),
                audit.misattributed(),
                exact.endings().size(),
                Spread.of(Stream.of(exact.recoveries(), exact.recoveriesWithBroker())
                        .flatMap(List::stream)
                        .toList()),
                withoutBroker,
                exact.rollingRestart(),
                new Control(
                        control.audit().images(),
                        control.plan().kills(),
                        control.audit().lost(),
                        control.audit().duplicated()),
                Punctuality.late(withoutBroker, exact.rollingRestart()));
    }

    /**
     * Restarts in good order.
     *
     * @param stopSeconds from SIGTERM until the process had ended
     * @param leaveSeconds from SIGTERM until it was no longer in the consumer group; static members stay
     * @param gapSeconds the longest time without an answer on any partition, one figure per restart of both
     */
    record RollingRestartFigures(Spread stopSeconds, Optional<Spread> leaveSeconds, Spread gapSeconds) {}

    /** What the run with {@code at_least_once} showed. */
    record Control(int images, int kills, long lost, long duplicated) {}
}
