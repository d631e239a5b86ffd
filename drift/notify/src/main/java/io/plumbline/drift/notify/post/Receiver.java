package io.plumbline.drift.notify.post;

import io.plumbline.contract.check.Require;
import java.net.URI;
import java.util.Optional;

/**
 * A web server that is told of alerts.
 *
 * @param address where it takes them; may hold what nobody else should know
 * @param authorization the value of the header {@code Authorization}, if it wants to see one
 */
public record Receiver(URI address, Optional<String> authorization) {

    public Receiver {
        Require.present("authorization", authorization);
        if (address == null || address.getHost() == null || !isWeb(address.getScheme())) {
            throw new IllegalArgumentException(
                    "Not the address of a web server; expected http://HOST… or https://HOST…");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address of %s holds a user or password; name them in a file of credentials"
                            .formatted(address.getHost()));
        }
    }

    private static boolean isWeb(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /** The same server, elsewhere below the same address. */
    public Receiver at(String path) {
        return new Receiver(URI.create(address.toString().replaceFirst("/+$", "") + path), authorization);
    }

    /** Which server it is, without path and query, by which some servers know who may post. */
    @Override
    public String toString() {
        return "%s://%s%s"
                .formatted(
                        address.getScheme(), address.getHost(), address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
