package io.plumbline.metrics;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where metrics and health are served.
 *
 * @param host the address or name of the interface to listen on
 * @param port to listen on; 0 for any free one
 */
public record MetricsAddress(String host, int port) {

    /** Where nobody but programs on the same machine reaches it. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LARGEST_PORT = 65_535;

    public MetricsAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("Metrics need a host to listen on, found a blank one");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "Not a port: %d; expected 0 to %d, where 0 is any free one".formatted(port, LARGEST_PORT));
        }
    }

    /** The authority of an address on this port, where an IPv6 address is in brackets. */
    String authority(int boundPort) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return (bare ? "[%s]:%d" : "%s:%d").formatted(host, boundPort);
    }

    /** Whether other machines cannot reach it; a name that cannot be looked up is not known to be loopback. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
