package io.plumbline.app.command;

import io.plumbline.app.models.Change;
import io.plumbline.contract.models.ModelAnnouncement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model champion. */
@Command(
        name = "promote",
        description = "Make a model champion; the one that was champion is retired, or guards it for a while.",
        footer = {"", "Example: ./plumbline models promote models/cnn-e145ac18….zip --reason 'It knows sandals'"})
public final class ModelsPromoteCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Mixin
    private ChangeOptions who;

    @Mixin
    private RunsFolder runs;

    @Option(
            names = "--guard",
            description = {
                "Have the one that was champion score in shadow, and come back by itself should it be better there:",
                "'./plumbline retrain' looks after that, for as long as its own --guard says."
            })
    private boolean guard;

    @Parameters(paramLabel = "MODEL", description = "The beginning of its id, or a package's file or address.")
    private String named;

    @Override
    public Integer call() {
        models.inBook((book, ledger) -> {
            ModelAnnouncement model = models.model(ledger, named);
            Change change = who.change("Promoted by hand");
            book.promote(ledger, model, guard, change);
            System.out.printf("%s is champion from now on.%n", model.id().shortForm());
            models.championInRegistry(model, ledger.champion(), change, runs);
        });
        return ExitCode.DONE;
    }
}
