package io.plumbline.stream.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.pack.Sha256;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** The secret that requests must bring. Only its SHA-256 is kept, so that nothing can print or log it. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";
    private static final Pattern FORM = Pattern.compile("[!-~]+");

    private final byte[] hash;

    private BearerToken(byte[] hash) {
        this.hash = hash;
    }

    /**
     * A token that is this text.
     *
     * @throws IllegalArgumentException if no header could carry it; the message does not show it
     */
    public static BearerToken of(String secret) {
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    "The token is empty, or holds blanks or other characters than visible ASCII ones");
        }
        return new BearerToken(sha256(secret));
    }

    /**
     * Whether this header brings it. Takes equally long whatever a wrong one has in common with it.
     *
     * @param authorization {@code Authorization} as it came; null if there was none
     */
    boolean isIn(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return MessageDigest.isEqual(
                hash, sha256(authorization.substring(SCHEME.length()).strip()));
    }

    private static byte[] sha256(String text) {
        return Sha256.newDigest().digest(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "a bearer token";
    }
}
