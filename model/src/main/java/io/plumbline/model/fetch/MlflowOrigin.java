package io.plumbline.model.fetch;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Artifacts of MLflow, over its REST interface: {@code mlflow-artifacts:/PATH} through the server's artifact proxy, and
 * {@code runs:/RUN_ID/PATH} from wherever the run keeps its artifacts. A store that only the server can reach is read
 * through the server.
 */
final class MlflowOrigin implements Origin {

    private static final int LARGEST_RUN_BYTES = 8 << 20;
    private static final String PROXY = "api/2.0/mlflow-artifacts/artifacts/";
    private static final String RUN = "api/2.0/mlflow/runs/get?run_id=";
    private static final String PROXIED = "mlflow-artifacts";

    private final FetchSettings settings;
    private final Origin web;

    MlflowOrigin(FetchSettings settings, Origin web) {
        this.settings = settings;
        this.web = web;
    }

    static boolean reads(URI address) {
        String scheme = WebAddress.schemeOf(address);
        return scheme.equals(PROXIED) || scheme.equals("runs");
    }

    @Override
    public void read(URI address, Download into) throws IOException, PackageRefused {
        web.read(resolved(address), into);
    }

    private URI resolved(URI address) throws IOException, PackageRefused {
        URI server = settings.mlflowTracking()
                .orElseThrow(() -> new PackageRefused(
                        Reason.UNAVAILABLE,
                        "%s is an address of MLflow, and the address of its server is not known: give it by --mlflow-tracking-uri"
                                .formatted(address)));
        if (address.getRawPath() == null || address.getRawPath().length() < 2) {
            throw new PackageRefused(Reason.UNAVAILABLE, "The address %s names no artifact".formatted(address));
        }
        return WebAddress.schemeOf(address).equals(PROXIED) ? proxied(server, address) : ofRun(server, address);
    }

    /** An address that names a host means the proxy there, reached as the tracking server is. */
    private static URI proxied(URI server, URI address) {
        URI proxy = address.getRawAuthority() == null
                ? server
                : URI.create(server.getScheme() + "://" + address.getRawAuthority());
        return WebAddress.below(proxy, PROXY + address.getRawPath().replaceFirst("^/+", ""));
    }

    private URI ofRun(URI server, URI address) throws IOException, PackageRefused {
        String[] parts = address.getRawPath().replaceFirst("^/+", "").split("/", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE, "The address %s is not of the form runs:/RUN_ID/PATH".formatted(address));
        }
        URI store = storeOf(server, parts[0]);
        URI artifact = WebAddress.below(store, parts[1]);
        if (WebAddress.schemeOf(store).equals(PROXIED)) {
            return proxied(server, artifact);
        }
        return WebAddress.isOne(store)
                ? artifact
                : WebAddress.below(server, "get-artifact?run_id=%s&path=%s".formatted(parts[0], parts[1]));
    }

    private URI storeOf(URI server, String runId) throws IOException, PackageRefused {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (Download answer = new Download(json, LARGEST_RUN_BYTES)) {
            web.read(WebAddress.below(server, RUN + runId), answer);
        }
        try {
            Map<String, Object> info =
                    Json.read(json.toByteArray(), RunAnswer.class).run().get("info");
            return URI.create((String) info.get("artifact_uri"));
        } catch (MalformedJsonException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE, "%s does not say where run %s keeps its artifacts".formatted(server, runId), e);
        }
    }

    /** What MLflow tells of a run, as far as it is of interest. */
    record RunAnswer(Map<String, Map<String, Object>> run) {}
}
