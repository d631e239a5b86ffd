package io.plumbline.model.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What web servers want to see before they answer. Credentials go to the server that they are known for and to no other: that of
 * the same scheme, host and port.
 */
public final class KnownServers {

    private static final String COMMENT = "#";
    private static final int WITH_TOKEN = 2;
    private static final int WITH_PASSWORD = 3;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Map<String, Credentials> credentials;

    private KnownServers(Map<String, Credentials> credentials) {
        this.credentials = Map.copyOf(credentials);
    }

    /** None, so that no credentials go anywhere. */
    public static KnownServers none() {
        return new KnownServers(Map.of());
    }

    /**
     * Those that a file names, a line for each: its address, then a user and a password, or a token, with white space between.
     * Empty lines and such as begin with {@code #} do not count.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line is none of that; the message does not tell what it says
     */
    public static KnownServers read(Path file) throws IOException {
        KnownServers known = none();
        List<String> lines = Files.readAllLines(file, UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                try {
                    known = known.with(line);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "Line %d of %s is not of the form 'https://HOST USER PASSWORD' or 'https://HOST TOKEN'"
                                    .formatted(i + 1, file));
                }
            }
        }
        return known;
    }

    private KnownServers with(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length != WITH_TOKEN && words.length != WITH_PASSWORD) {
            throw new IllegalArgumentException("Not two or three words");
        }
        return with(
                URI.create(words[0]),
                words.length == WITH_TOKEN ? Credentials.ofToken(words[1]) : Credentials.of(words[1], words[2]));
    }

    /**
     * The same and one more; what was known for it before is forgotten.
     *
     * @param server any address of it
     * @throws IllegalArgumentException if it is no address of a web server
     */
    public KnownServers with(URI server, Credentials wanted) {
        WebAddress.requireOne(server);
        Map<String, Credentials> more = new HashMap<>(credentials);
        more.put(origin(server), wanted);
        return new KnownServers(more);
    }

    /** What goes to the server of this address. */
    public Credentials at(URI address) {
        return WebAddress.isOne(address)
                ? credentials.getOrDefault(origin(address), Credentials.none())
                : Credentials.none();
    }

    private static String origin(URI address) {
        String scheme = WebAddress.schemeOf(address);
        int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return "%s://%s:%d".formatted(scheme, address.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Tells of which servers, and nothing that is secret. */
    @Override
    public String toString() {
        return credentials.keySet().toString();
    }
}
