package io.plumbline.drift.notify.webhook;

import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * One step of one episode, as it is posted. The same alert makes the same bytes and the same id each time, so that a receiver
 * that was told twice can tell.
 *
 * @param id {@code msg_} and the beginning of the body's SHA-256
 * @param body JSON, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
record WebhookMessage(String id, byte[] body) {

    private static final int ID_BYTES = 16;

    static WebhookMessage of(DriftAlert alert) {
        String type = "drift." + alert.state().name().toLowerCase(Locale.ROOT);
        byte[] body = Json.write(new Body(type, alert.at(), alert));
        return new WebhookMessage("msg_" + HexFormat.of().formatHex(sha256(body), 0, ID_BYTES), body);
    }

    /** The headers of an attempt at this time. */
    Map<String, String> headers(WebhookSecret secret, Instant now) {
        long seconds = now.getEpochSecond();
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(seconds),
                "webhook-signature", secret.sign(id, seconds, body));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /**
     * What the body says.
     *
     * @param type {@code drift.suspected}, {@code drift.confirmed}, {@code drift.updated} or {@code drift.resolved}
     * @param timestamp of the newest prediction judged
     * @param data the alert, as on the topic
     */
    record Body(String type, Instant timestamp, DriftAlert data) {}
}
