package io.plumbline.model.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Addresses of web servers. */
final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    static boolean isOne(URI address) {
        return address.getHost() != null && SCHEMES.contains(schemeOf(address));
    }

    /** In lower case; empty if there is none. */
    static String schemeOf(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    /** An address below another. */
    static URI below(URI base, String rawPath) {
        return URI.create(base.toString().replaceFirst("/+$", "") + "/" + rawPath.replaceFirst("^/+", ""));
    }
}
