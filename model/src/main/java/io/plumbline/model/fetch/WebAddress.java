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

    /**
     * Refuses whatever else it may be, and an address that holds a password, which would be logged and passed on with it.
     *
     * @throws IllegalArgumentException if it is refused; the message tells no password
     */
    static void requireOne(URI address) {
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The address of %s holds a user or password: give them by --credentials"
                    .formatted(address.getHost()));
        }
        if (!isOne(address)) {
            throw new IllegalArgumentException(
                    "Not the address of a web server: '%s'; expected http(s)://HOST".formatted(address));
        }
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
