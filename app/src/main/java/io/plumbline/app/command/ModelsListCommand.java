package io.plumbline.app.command;

import io.plumbline.app.models.ModelText;
import io.plumbline.contract.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which models there are. */
@Command(
        name = "list",
        description = "List the announced models: what each is, since when, by whom and why.",
        footer = {"", "Example: ./plumbline models list"})
public final class ModelsListCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Option(names = "--json", description = "One JSON object a line, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        models.inBook((book, ledger) -> {
            if (json) {
                ledger.announcements().forEach(each -> System.out.println(Json.line(each)));
            } else {
                System.out.print(ModelText.table(ledger));
            }
        });
        return ExitCode.DONE;
    }
}
