package io.plumbline.model.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;

/**
 * Artifacts of MLflow, over its REST interface: {@code mlflow-artifacts:/PATH} through the server's artifact proxy,
 * {@code runs:/RUN_ID/PATH} from wherever the run keeps its artifacts, and {@code models:/NAME/VERSION} or
 * {@code models:/NAME@ALIAS} from wherever that version of a registered model comes from. A store that only the server can
 * reach is read through the server.
 */
final class MlflowOrigin implements Origin {

    private static final int LARGEST_ANSWER_BYTES = 8 << 20;
    private static final String RUN = "api/2.0/mlflow/runs/get?run_id=";
    private static final String VERSION = "api/2.0/mlflow/model-versions/get?name=%s&version=%s";
    private static final String ALIAS = "api/2.0/mlflow/registered-models/alias?name=%s&alias=%s";
    private static final String RUNS = "runs";
    private static final String MODELS = "models";

    private final FetchSettings settings;
    private final Origin web;

    MlflowOrigin(FetchSettings settings, Origin web) {
        this.settings = settings;
        this.web = web;
    }

    static boolean reads(URI address) {
        String scheme = WebAddress.schemeOf(address);
        return MlflowProxy.isProxied(address) || scheme.equals(RUNS) || scheme.equals(MODELS);
    }

    @Override
    public void read(URI address, Download into) throws IOException, PackageRefused {
        web.read(resolved(pinned(address)), into);
    }

    /** An address that means the same for ever: where a version comes from, for the version and for its alias. */
    URI pinned(URI address) throws IOException, PackageRefused {
        return WebAddress.schemeOf(address).equals(MODELS) ? sourceOf(address) : address;
    }

    private URI resolved(URI address) throws IOException, PackageRefused {
        URI server = server(address);
        if (address.getRawPath() == null || address.getRawPath().length() < 2) {
            throw new PackageRefused(Reason.UNAVAILABLE, "The address %s names no artifact".formatted(address));
        }
        if (MlflowProxy.isProxied(address)) {
            return MlflowProxy.of(server, address);
        }
        return WebAddress.isOne(address) ? address : ofRun(server, address);
    }

    private URI server(URI address) throws PackageRefused {
        return settings.mlflowTracking()
                .orElseThrow(() -> new PackageRefused(
                        Reason.UNAVAILABLE,
                        "%s is an address of MLflow, and the address of its server is not known: give it by --tracking-uri"
                                .formatted(address)));
    }

    private URI ofRun(URI server, URI address) throws IOException, PackageRefused {
        String[] parts = address.getRawPath().replaceFirst("^/+", "").split("/", 2);
        if (!WebAddress.schemeOf(address).equals(RUNS) || parts.length < 2 || parts[1].isEmpty()) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE, "The address %s is not of the form runs:/RUN_ID/PATH".formatted(address));
        }
        return MlflowProxy.address(server, storeOf(server, parts[0]), parts[1])
                .orElseGet(
                        () -> WebAddress.below(server, "get-artifact?run_id=%s&path=%s".formatted(parts[0], parts[1])));
    }

    private URI storeOf(URI server, String runId) throws IOException, PackageRefused {
        return told(
                WebAddress.below(server, RUN + runId),
                json -> (String)
                        Json.read(json, RunAnswer.class).run().get("info").get("artifact_uri"),
                "where run %s keeps its artifacts".formatted(runId));
    }

    private URI sourceOf(URI address) throws IOException, PackageRefused {
        String path = String.valueOf(address.getPath()).replaceFirst("^/+", "");
        int at = path.lastIndexOf('@');
        int slash = path.indexOf('/');
        int end = at > 0 ? at : slash;
        if (end <= 0 || end == path.length() - 1) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE,
                    "The address %s is not of the form models:/NAME/VERSION or models:/NAME@ALIAS".formatted(address));
        }
        String question = (at > 0 ? ALIAS : VERSION)
                .formatted(
                        URLEncoder.encode(path.substring(0, end), UTF_8),
                        URLEncoder.encode(path.substring(end + 1), UTF_8));
        return told(
                WebAddress.below(server(address), question),
                json -> (String)
                        Json.read(json, VersionAnswer.class).model_version().get("source"),
                "where %s comes from".formatted(address));
    }

    private URI told(URI question, Answer answer, String what) throws IOException, PackageRefused {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (Download download = new Download(json, LARGEST_ANSWER_BYTES)) {
            web.read(question, download);
        }
        try {
            return URI.create(answer.in(json.toByteArray()));
        } catch (MalformedJsonException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE,
                    "%s does not say %s".formatted(settings.mlflowTracking().orElseThrow(), what),
                    e);
        }
    }

    private interface Answer {
        String in(byte[] json);
    }

    /** What MLflow tells of a run, as far as it is of interest. */
    record RunAnswer(Map<String, Map<String, Object>> run) {}

    /** What MLflow tells of a version, as far as it is of interest. */
    record VersionAnswer(Map<String, Object> model_version) {}
}
