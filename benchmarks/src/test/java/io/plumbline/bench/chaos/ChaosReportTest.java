package io.plumbline.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.chaos.ChaosReport.RollingRestartFigures;
import io.plumbline.bench.chaos.audit.Transactions;
import io.plumbline.bench.chaos.plan.KillPlan;
import io.plumbline.bench.report.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "30, 10, 10, 3, ",
        "31, 10, 10, 3, Answers went on 31.0 s after a kill; 30 s are promised",
        "30, 11, 10, 3, A process ended 11.0 s after SIGTERM; 10 s are promised",
        "30, 10, 11, 3, A process left its group 11.0 s after SIGTERM; 10 s are promised",
        "30, 10, 10, 4, A rolling restart left 4.00 s without an answer on a partition; 3 s are promised"
    })
    void shouldNotHoldWhereSomethingTookLongerThanIsPromised(
            long recovery, long stop, long leave, long gap, String late) {
        // Given
        RollingRestartFigures restarts =
                new RollingRestartFigures(seconds(stop), Optional.of(seconds(leave)), seconds(gap));

        // When
        ChaosReport report = ChaosReport.of(
                1,
                figures(CLEAN, 3, List.of(Duration.ofSeconds(recovery)), Optional.of(restarts)),
                figures(DOUBLED, 0, List.of(Duration.ofSeconds(40)), Optional.empty()));

        // Then
        assertThat(report.isExact()).isTrue();
        assertThat(report.holds()).isEqualTo(late == null);
        assertThat(report.late()).isEqualTo(Stream.ofNullable(late).toList());
    }

    @Test
    void shouldNotAskOfStaticMembersThatOthersTakeOverMeanwhile() {
        // Given
        RollingRestartFigures restarts = new RollingRestartFigures(seconds(1), Optional.empty(), seconds(20));

        // When
        ChaosReport report = ChaosReport.of(
                1,
                figures(CLEAN, 3, List.of(), Optional.of(restarts)),
                figures(DOUBLED, 0, List.of(), Optional.empty()));

        // Then
        assertThat(report.holds()).isTrue();
    }

    private static Spread seconds(long each) {
        return Spread.of(List.of(Duration.ofSeconds(each)));
    }

    private static ChaosReport report(AuditResult exact, long aborted, AuditResult control) {
        return ChaosReport.of(1, figures(exact, aborted), figures(control, 0));
    }

    private static RunFigures figures(AuditResult audit, long aborted) {
        List<Duration> recoveries = List.of(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(2));
        return figures(audit, aborted, recoveries, Optional.empty());
    }

    private static RunFigures figures(
            AuditResult audit, long aborted, List<Duration> recoveries, Optional<RollingRestartFigures> restarts) {
        return new RunFigures(
                KillPlan.of(4, 1, 1),
                audit,
                new Transactions(10, aborted, aborted),
                recoveries,
                List.of(Duration.ofSeconds(30)),
                List.of(),
                restarts);
    }

    private static AuditResult audit(long lost, long duplicated, long outOfOrder, long misattributed) {
        return new AuditResult(100, 90, 10, lost, duplicated, outOfOrder, misattributed);
    }
}
