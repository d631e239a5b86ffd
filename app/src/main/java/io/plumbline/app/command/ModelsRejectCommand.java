package io.plumbline.app.command;

import io.plumbline.app.history.History;
import io.plumbline.app.models.Approvals;
import io.plumbline.app.models.Change;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns a challenger down that awaits approval. */
@Command(
        name = "reject",
        description = {
            "Turn down a challenger that awaits approval: it is withdrawn, and a verdict says who did so and why.",
            "Triggers that come later are carried out again."
        },
        footer = {"", "Example: ./plumbline models reject --reason 'The labels of that day were wrong'"})
public final class ModelsRejectCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Mixin
    private ChangeOptions who;

    @Mixin
    private RunsFolder runs;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The beginning of its id (default: the one that came last).")
    private String named;

    @Override
    public Integer call() {
        Change change = who.reasoned();
        models.inBook((book, ledger) -> {
            History history = new History(models.kafka().connection());
            Topic<String, RetrainingVerdict> verdicts = models.kafka().topics().retrainingVerdicts();
            Approvals approvals = Approvals.of(ledger, history.of(verdicts));
            ModelAnnouncement challenger = approvals.find(Optional.ofNullable(named));
            // The verdicts first: whoever is killed in between can say it again.
            approvals.rejected(challenger, change).forEach(each -> history.add(verdicts, each.triggerId(), each));
            book.reject(challenger, change);
            System.out.printf("%s is withdrawn.%n", challenger.id().shortForm());
            models.noChallengerInRegistry(challenger, change, runs);
        });
        return ExitCode.DONE;
    }
}
