package io.plumbline.stream.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where serving listens for requests, and who may ask.
 *
 * @param host the address or name of the interface to listen on
 * @param port to listen on; 0 for any free one
 * @param token what every request must bring, except those for health; absent if anyone may ask
 */
public record HttpConfig(String host, int port, Optional<BearerToken> token, HttpLimits limits) {

    /** Where nobody but programs on the same machine reaches it. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LARGEST_PORT = 65_535;

    public HttpConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("HTTP needs a host to listen on, found a blank one");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "Not a port: %d; expected 0 to %d, where 0 is any free one".formatted(port, LARGEST_PORT));
        }
    }

    /** On loopback, for anyone there, with the default limits. */
    public static HttpConfig onLoopback(int port) {
        return new HttpConfig(LOOPBACK, port, Optional.empty(), HttpLimits.defaults());
    }

    public HttpConfig with(BearerToken other) {
        return new HttpConfig(host, port, Optional.of(other), limits);
    }

    public HttpConfig with(HttpLimits other) {
        return new HttpConfig(host, port, token, other);
    }

    public HttpConfig withHost(String other) {
        return new HttpConfig(other, port, token, limits);
    }

    /** The authority of the address that it has on this port, where an IPv6 address is in brackets. */
    String authority(int boundPort) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return (bare ? "[%s]:%d" : "%s:%d").formatted(host, boundPort);
    }

    /** Whether other machines may reach it, and anyone on them may ask. */
    public boolean isOpenToStrangers() {
        return token.isEmpty() && !isLoopback();
    }

    /** A name that cannot be looked up is not known to be loopback. */
    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
