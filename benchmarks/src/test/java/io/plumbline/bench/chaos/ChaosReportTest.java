package io.plumbline.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.chaos.audit.Transactions;
import io.plumbline.bench.chaos.plan.KillPlan;
import io.plumbline.bench.report.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChaosReportTest {

    private static final AuditResult CLEAN = audit(0, 0, 0, 0);
    private static final AuditResult DOUBLED = audit(0, 5, 0, 0);

    @Test
    void shouldHoldWhereOnlyTheControlIsWrong() {
        // When
        ChaosReport report = report(CLEAN, 3, DOUBLED);

        // Then
        assertThat(report.holds()).isTrue();
        assertThat(report.recoverySeconds()).isEqualTo(new Spread(4, 9, 30));
        assertThat(report.recoveryWithoutBrokerSeconds()).contains(new Spread(3, 2, 9));
        assertThat(report.control().duplicated()).isEqualTo(5);
        assertThat(report.brokerRestarts()).isEqualTo(1);
    }

    @Test
    void shouldNotHoldWhereAnythingIsWrongOrNothingWouldHaveBeenSeen() {
        // When
        Stream<ChaosReport> reports = Stream.of(
                report(audit(1, 0, 0, 0), 3, DOUBLED),
                report(audit(0, 1, 0, 0), 3, DOUBLED),
                report(audit(0, 0, 1, 0), 3, DOUBLED),
                report(audit(0, 0, 0, 1), 3, DOUBLED),
                report(CLEAN, 0, DOUBLED),
                report(CLEAN, 3, CLEAN));

        // Then
        assertThat(reports).noneMatch(ChaosReport::holds);
    }

    private static ChaosReport report(AuditResult exact, long aborted, AuditResult control) {
        return ChaosReport.of(1, figures(exact, aborted), figures(control, 0));
    }

    private static RunFigures figures(AuditResult audit, long aborted) {
        List<Duration> recoveries = List.of(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(2));
        return new RunFigures(
                KillPlan.of(4, 1, 1),
                audit,
                new Transactions(10, aborted, aborted),
                recoveries,
                List.of(Duration.ofSeconds(30)),
                List.of(),
                Optional.empty());
    }

    private static AuditResult audit(long lost, long duplicated, long outOfOrder, long misattributed) {
        return new AuditResult(100, 90, 10, lost, duplicated, outOfOrder, misattributed);
    }
}
