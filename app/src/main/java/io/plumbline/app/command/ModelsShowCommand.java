package io.plumbline.app.command;

import io.plumbline.app.history.History;
import io.plumbline.app.models.ModelText;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Everything about one model. */
@Command(
        name = "show",
        description = "Show a model: what it is, its manifest and metrics, and what each instance did with it.",
        footer = {"", "Example: ./plumbline models show cnn-e145ac18"})
public final class ModelsShowCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions models;

    @Parameters(paramLabel = "MODEL", description = "The beginning of its id, or a package's file or address.")
    private String named;

    @Override
    public Integer call() {
        models.inBook((book, ledger) -> {
            ModelAnnouncement model = models.model(ledger, named);
            System.out.print(ModelText.announcement(ledger, model));
            System.out.print(manifest(model));
            System.out.print(ModelText.events(events(model.modelId())));
        });
        return ExitCode.DONE;
    }

    private List<ModelEvent> events(String modelId) {
        ConnectionOptions kafka = models.kafka();
        return new History(kafka.connection())
                .of(kafka.topics().modelEvents()).stream()
                        .filter(event -> event.modelId().equals(modelId))
                        .toList();
    }

    private String manifest(ModelAnnouncement model) {
        try (StateDirectory directory = StateDirectory.of(null, "models")) {
            PackedModel packed =
                    new CachedPackages(directory.path(), models.fetching().settings()).fetch(model);
            return ModelText.manifest(
                    new PackageReader(packed.sizeBytes()).read(packed.file()).manifest());
        } catch (PackageRefused e) {
            return "manifest  cannot be read: %s: %s%n".formatted(e.reason(), e.detail());
        }
    }
}
