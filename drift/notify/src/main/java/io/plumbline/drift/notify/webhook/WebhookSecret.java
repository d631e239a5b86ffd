package io.plumbline.drift.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What sender and receiver of webhooks both know, and nobody else: 24 to 64 random bytes, written in base64, with
 * {@code whsec_} before it or not, as the <a href="https://www.standardwebhooks.com">Standard Webhooks</a> have it.
 */
public final class WebhookSecret {

    private static final String MARK = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if it is none; the message does not tell what it is
     */
    public static WebhookSecret parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip().replaceFirst("^" + MARK, ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The secret of the webhook is not base64; make one with: openssl rand -base64 32", e);
        }
        if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The secret of the webhook has %d bytes; expected %d to %d, as of: openssl rand -base64 32"
                            .formatted(bytes.length, FEWEST_BYTES, MOST_BYTES));
        }
        return new WebhookSecret(bytes);
    }

    /**
     * The signature that shows a receiver who sent this.
     *
     * @param id of the message
     * @param seconds since 1970, of this attempt
     */
    String sign(String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("%s.%d.".formatted(id, seconds).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    /** Tells nothing of what is secret. */
    @Override
    public String toString() {
        return "a secret";
    }
}
