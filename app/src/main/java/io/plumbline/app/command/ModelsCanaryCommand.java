package io.plumbline.app.command;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a model answer a share of the keys. */
@Command(
        name = "canary",
        description = "Have a model answer a share of the keys, always the same ones, in the champion's stead.",
        footer = {"", "Example: ./plumbline models canary cnn-e145ac18 --share 0.1"})
public final class ModelsCanaryCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Mixin
    private ChangeOptions who;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The beginning of its id, or a package's file or address.")
    private String named;

    @Option(names = "--share", paramLabel = "SHARE", description = "The share of the keys, above 0 and at most 1.")
    private Double share;

    @Option(names = "--off", description = "Have no canary any more.")
    private boolean off;

    @Override
    public Integer call() {
        requireOneOrTheOther();
        models.inBook((book, ledger) -> {
            if (off) {
                int had = book.callOff(ledger, ModelRole.CANARY, who.change("Called off by hand"))
                        .size();
                System.out.println(had == 0 ? "There was no canary." : "There is no canary any more.");
            } else {
                ModelAnnouncement model = models.model(ledger, named);
                book.canary(ledger, model, share, who.change("Tried as a canary by hand"));
                System.out.printf(
                        "%s answers a share of %s of the keys from now on.%n",
                        model.id().shortForm(), share);
            }
        });
        return ExitCode.DONE;
    }

    private void requireOneOrTheOther() {
        if (off == (named != null) || off == (share != null)) {
            throw CommandFailed.usage("Name a model and its --share, or say --off.");
        }
        if (!off && !(share > 0 && share <= 1)) {
            throw CommandFailed.usage("--share must be above 0 and at most 1, found %s.".formatted(share));
        }
    }
}
