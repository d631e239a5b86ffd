package io.plumbline.app.command;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a model score everything as well. */
@Command(
        name = "shadow",
        description = "Have a model score every image as well, to predictions-shadow.",
        footer = {"", "Example: ./plumbline models shadow cnn-e145ac18"})
public final class ModelsShadowCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Mixin
    private ChangeOptions who;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The beginning of its id, or a package's file or address.")
    private String named;

    @Option(names = "--off", description = "Have no shadow any more.")
    private boolean off;

    @Override
    public Integer call() {
        if (off == (named != null)) {
            throw CommandFailed.usage("Name a model, or say --off.");
        }
        models.inBook((book, ledger) -> {
            if (off) {
                int had = book.callOff(ledger, ModelRole.SHADOW, who.change("Called off by hand"))
                        .size();
                System.out.println(had == 0 ? "There was no shadow." : "There is no shadow any more.");
            } else {
                ModelAnnouncement model = models.model(ledger, named);
                book.shadow(ledger, model, who.change("Tried as a shadow by hand"));
                System.out.printf(
                        "%s scores every image as well from now on.%n",
                        model.id().shortForm());
            }
        });
        return ExitCode.DONE;
    }
}
