package io.plumbline.app.command;

import io.plumbline.app.models.Change;
import io.plumbline.app.models.ModelBook;
import io.plumbline.app.models.NoSuchModelException;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.tracking.ModelAliases;
import io.plumbline.trainer.tracking.mlflow.MlflowTracking;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;

/** The options of all commands about models, and how they name one. */
final class ModelOptions {

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private FetchOptions fetching;

    ConnectionOptions kafka() {
        return kafka;
    }

    FetchOptions fetching() {
        return fetching;
    }

    /** Does something with the ledger as it stands now. */
    void inBook(BiConsumer<ModelBook, ModelLedger> action) {
        fetching.server().requireUsable();
        try (ModelBook book = new ModelBook(kafka.reachable(kafka.topics().models()), kafka.topics())) {
            action.accept(book, book.read());
        } catch (NoSuchModelException e) {
            throw CommandFailed.because(e.getMessage());
        }
    }

    /** An announced model by the beginning of its id, or else a package by its file or address, which is looked into. */
    ModelAnnouncement model(ModelLedger ledger, String named) {
        return ModelBook.find(ledger, named).orElseGet(() -> unannounced(ledger, named));
    }

    /** Has the champion's alias follow in the registry of the MLflow server, if there is one. */
    void championInRegistry(ModelAnnouncement now, Optional<ModelAnnouncement> before, Change change, RunsFolder runs) {
        fetching.server().settings().ifPresent(settings -> {
            try (MlflowTracking tracking = MlflowTracking.start(settings, runs.waiting(), InstantSource.system())) {
                new ModelAliases(tracking).champion(now.id(), before.map(ModelAnnouncement::id), change.at());
            }
        });
    }

    /** Takes the challenger's alias away in the registry of the MLflow server, if there is one. */
    void noChallengerInRegistry(ModelAnnouncement rejected, Change change, RunsFolder runs) {
        fetching.server().settings().ifPresent(settings -> {
            try (MlflowTracking tracking = MlflowTracking.start(settings, runs.waiting(), InstantSource.system())) {
                new ModelAliases(tracking).rejected(rejected.id(), change.at());
            }
        });
    }

    private ModelAnnouncement unannounced(ModelLedger ledger, String named) {
        try (StateDirectory directory = StateDirectory.of(null, "models")) {
            CachedPackages packages = new CachedPackages(directory.path(), fetching.settings());
            URI location = packages.pinned(location(named));
            PackedModel found = packages.fetch(location);
            return ledger.find(found.id().toString())
                    .orElseGet(() -> new ModelAnnouncement(
                            found.id().toString(),
                            ModelRole.CHALLENGER,
                            location,
                            found.sizeBytes(),
                            InstantSource.system().instant(),
                            "nobody",
                            "It was not announced before"));
        } catch (PackageRefused e) {
            throw CommandFailed.usage("%s: %s".formatted(e.reason(), e.detail()));
        }
    }

    private static URI location(String named) {
        Path file = Path.of(named);
        if (Files.isRegularFile(file)) {
            return file.toAbsolutePath().toUri();
        }
        try {
            URI address = URI.create(named);
            if (address.isAbsolute()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw unknown(named);
        }
        throw unknown(named);
    }

    private static CommandFailed unknown(String named) {
        return CommandFailed.usage(
                "'%s' is neither the beginning of an announced model's id nor a file nor an address; look at './plumbline models list'."
                        .formatted(named));
    }
}
