package io.plumbline.trainer.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelId;
import io.plumbline.trainer.tracking.AliasMove;
import io.plumbline.trainer.tracking.RunTags;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.ModelRegistry.RegisteredModel;
import org.mlflow.api.proto.ModelRegistry.RegisteredModelAlias;

/** A server's registry of models. A model package is a version of the registered model of its name. */
record ModelRegistry(ClientCalls calls, Rest rest) {

    /** Makes a package a version, if it is none yet. */
    void register(ModelId model, String runId, String path) {
        createModel(model.name());
        if (version(model).isEmpty()) {
            post(
                    "model-versions/create",
                    new NewVersion(
                            model.name(),
                            "runs:/%s/%s".formatted(runId, path),
                            runId,
                            List.of(new Tag(RunTags.MODEL_ID, model.toString()))));
        }
    }

    private void createModel(String name) {
        try {
            post("registered-models/create", new NewModel(name));
        } catch (RefusedException e) {
            if (!e.isPresence()) {
                throw e;
            }
        }
    }

    /** The number of the version that this package is, if it is one; of several the newest. */
    Optional<String> version(ModelId model) {
        String filter = "name = '%s' and tags.`%s` = '%s'".formatted(model.name(), RunTags.MODEL_ID, model);
        return calls.ask(client -> client.searchModelVersions(filter).getItems().stream()
                .map(ModelVersion::getVersion)
                .max((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))));
    }

    /**
     * Moves an alias, unless it was moved since that was decided.
     *
     * @return whether the package is a version, without which nothing can be moved
     */
    boolean move(AliasMove move) {
        Optional<String> version = version(move.model());
        if (version.isEmpty()) {
            return false;
        }
        RegisteredModel registered =
                calls.ask(client -> client.getRegisteredModel(move.model().name()));
        if (!movedAt(registered, move.alias()).isAfter(move.at())) {
            apply(move, version.get(), registered);
        }
        return true;
    }

    private void apply(AliasMove move, String version, RegisteredModel registered) {
        String name = move.model().name();
        if (move.given()) {
            post("registered-models/alias", new NewAlias(name, move.alias(), version));
        } else if (named(registered, move.alias()).equals(Optional.of(version))) {
            rest.deleteAlias(name, move.alias());
        } else {
            return;
        }
        post(
                "registered-models/set-tag",
                new ModelTag(name, timeTag(move.alias()), move.at().toString()));
    }

    /** The number of the version that an alias names. */
    private static Optional<String> named(RegisteredModel registered, String alias) {
        return registered.getAliasesList().stream()
                .filter(each -> each.getAlias().equals(alias))
                .map(RegisteredModelAlias::getVersion)
                .findFirst();
    }

    private static Instant movedAt(RegisteredModel registered, String alias) {
        return registered.getTagsList().stream()
                .filter(tag -> tag.getKey().equals(timeTag(alias)))
                .map(tag -> instant(tag.getValue()))
                .findFirst()
                .orElse(Instant.MIN);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    private static String timeTag(String alias) {
        return "plumbline.%s.at".formatted(alias);
    }

    private void post(String path, Object body) {
        String json = new String(Json.write(body), UTF_8);
        calls.ask(client -> client.sendPost(path, json));
    }

    private record NewModel(String name) {}

    private record NewVersion(String name, String source, String run_id, List<Tag> tags) {}

    private record NewAlias(String name, String alias, String version) {}

    private record Tag(String key, String value) {}

    private record ModelTag(String name, String key, String value) {}
}
