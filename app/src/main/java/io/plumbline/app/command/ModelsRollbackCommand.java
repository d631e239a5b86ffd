package io.plumbline.app.command;

import io.plumbline.app.history.History;
import io.plumbline.app.models.Change;
import io.plumbline.app.models.Refusals;
import io.plumbline.contract.models.ModelAnnouncement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the champion back. */
@Command(
        name = "rollback",
        description = {
            "Make the previous champion champion again; the one that is champion now is withdrawn.",
            "One that was refused when it was last loaded is passed over."
        },
        footer = {"", "Example: ./plumbline models rollback --reason 'It takes boots for bags'"})
public final class ModelsRollbackCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Mixin
    private ChangeOptions who;

    @Mixin
    private RunsFolder runs;

    @Override
    public Integer call() {
        models.inBook((book, ledger) -> {
            Change change = who.change("Rolled back by hand");
            Refusals refusals = refusals();
            ModelAnnouncement back = book.rollBack(ledger, refusals, change);
            ledger.predecessors().stream()
                    .takeWhile(each -> !each.modelId().equals(back.modelId()))
                    .forEach(each -> System.out.printf("Passed over: %s%n", refusals.sentence(each)));
            System.out.printf(
                    "%s is champion again; %s is withdrawn.%n",
                    back.id().shortForm(), ledger.champion().orElseThrow().id().shortForm());
            models.championInRegistry(back, ledger.champion(), change, runs);
        });
        return ExitCode.DONE;
    }

    private Refusals refusals() {
        ConnectionOptions kafka = models.kafka();
        return Refusals.in(new History(kafka.connection()).of(kafka.topics().modelEvents()));
    }
}
