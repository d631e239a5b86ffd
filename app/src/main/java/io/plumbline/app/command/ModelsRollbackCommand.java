package io.plumbline.app.command;

import io.plumbline.app.models.Change;
import io.plumbline.contract.models.ModelAnnouncement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the champion back. */
@Command(
        name = "rollback",
        description = "Make the previous champion champion again; the one that is champion now is withdrawn.",
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
            ModelAnnouncement back = book.rollBack(ledger, change);
            System.out.printf(
                    "%s is champion again; %s is withdrawn.%n",
                    back.id().shortForm(), ledger.champion().orElseThrow().id().shortForm());
            models.championInRegistry(back, ledger.champion(), change, runs);
        });
        return ExitCode.DONE;
    }
}
