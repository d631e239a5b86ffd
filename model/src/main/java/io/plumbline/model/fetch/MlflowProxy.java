package io.plumbline.model.fetch;

import java.net.URI;
import java.util.Optional;

/** Where artifacts stand that an MLflow server hands through. */
public final class MlflowProxy {

    private static final String PATH = "api/2.0/mlflow-artifacts/artifacts/";
    private static final String SCHEME = "mlflow-artifacts";

    private MlflowProxy() {}

    /**
     * The web address of an artifact.
     *
     * @param server the tracking server
     * @param store where a run keeps its artifacts, as MLflow tells it
     * @param path below that
     * @return none if the store is not reached over the web, but by the server alone
     */
    public static Optional<URI> address(URI server, URI store, String path) {
        URI artifact = WebAddress.below(store, path);
        if (isProxied(store)) {
            return Optional.of(of(server, artifact));
        }
        return WebAddress.isOne(store) ? Optional.of(artifact) : Optional.empty();
    }

    static boolean isProxied(URI address) {
        return WebAddress.schemeOf(address).equals(SCHEME);
    }

    /** An address that names a host means the proxy there, reached as the tracking server is. */
    static URI of(URI server, URI address) {
        URI proxy = address.getRawAuthority() == null
                ? server
                : URI.create(server.getScheme() + "://" + address.getRawAuthority());
        return WebAddress.below(proxy, PATH + address.getRawPath().replaceFirst("^/+", ""));
    }
}
