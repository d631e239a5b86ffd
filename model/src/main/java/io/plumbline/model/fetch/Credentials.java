package io.plumbline.model.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** What a web server wants to see before it answers: nothing, a name and a password, or a token. */
public final class Credentials {

    private final String user;
    private final String password;
    private final String token;

    private Credentials(String user, String password, String token) {
        this.user = user;
        this.password = password;
        this.token = token;
    }

    public static Credentials none() {
        return new Credentials(null, null, null);
    }

    /** HTTP's basic authentication. */
    public static Credentials of(String user, String password) {
        return new Credentials(user, password, null);
    }

    /** A bearer token. */
    public static Credentials ofToken(String token) {
        return new Credentials(null, null, token);
    }

    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /** The value of the header {@code Authorization}, if one is needed. */
    public Optional<String> header() {
        if (token != null) {
            return Optional.of("Bearer " + token);
        }
        return user == null
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    /** Tells nothing of what is secret. */
    @Override
    public String toString() {
        return token != null ? "a token" : user == null ? "no credentials" : "a password of " + user;
    }
}
