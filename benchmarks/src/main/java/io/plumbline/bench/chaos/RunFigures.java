package io.plumbline.bench.chaos;

import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.chaos.ChaosReport.RollingRestartFigures;
import io.plumbline.bench.chaos.audit.Transactions;
import io.plumbline.bench.chaos.plan.KillPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one run came to.
 *
 * @param recoveries from a blow's last kill until answers went on everywhere, of blows that left the broker alone
 * @param recoveriesWithBroker the same of the others
 */
record RunFigures(
        KillPlan plan,
        AuditResult audit,
        Transactions transactions,
        List<Duration> recoveries,
        List<Duration> recoveriesWithBroker,
        List<String> endings,
        Optional<RollingRestartFigures> rollingRestart) {

    RunFigures {
        recoveries = List.copyOf(recoveries);
        recoveriesWithBroker = List.copyOf(recoveriesWithBroker);
        endings = List.copyOf(endings);
    }
}
