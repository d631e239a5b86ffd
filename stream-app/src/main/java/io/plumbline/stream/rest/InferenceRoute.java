package io.plumbline.stream.rest;

import io.javalin.http.Context;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.image.EncodedImage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes requests for inference: a bounded number at once, and fewer of them at work, so that whoever asks directly slows
 * the stream down no further than that.
 */
final class InferenceRoute {

    private static final String BINARY_EXTENSION = "Inference-Header-Content-Length";

    private final ServedChampion champion;
    private final Inference inference;
    private final BodyReader bodies;
    private final Places requests;
    private final Places atWork;
    private final Duration turn;

    InferenceRoute(ServedChampion champion, HttpLimits limits, InstantSource clock) {
        this.champion = champion;
        this.inference = new Inference(champion, limits.images());
        this.bodies = new BodyReader(limits.bodyBytes(), limits.body(), clock);
        this.requests = new Places(limits.requests());
        this.atWork = new Places(limits.atWork());
        this.turn = limits.turn();
    }

    /** Answers one request. */
    void handle(Context context, ModelAddress address) {
        byte[] answer =
                requests.doing(Duration.ZERO, () -> answer(context, address)).orElseThrow(InferenceRoute::tooMany);
        Replies.json(context, answer);
    }

    private byte[] answer(Context context, ModelAddress address) {
        champion.at(address);
        Optional<String> type = Optional.ofNullable(context.contentType());
        requireKnown(type);
        requireNoBinaryTensors(context);
        byte[] body = bodies.read(context.req());
        return atWork.doing(turn, () -> Json.write(answer(address, type, body))).orElseThrow(InferenceRoute::tooMany);
    }

    private Record answer(ModelAddress address, Optional<String> type, byte[] body) {
        return isJson(type) ? inference.tensors(address, body) : inference.image(address, EncodedImage.of(body, type));
    }

    private static boolean isJson(Optional<String> type) {
        return type.map(ContentType::bare).filter(Replies.JSON::equals).isPresent();
    }

    /** An image without a type is told by its first bytes, as on Kafka. */
    private static void requireKnown(Optional<String> type) {
        if (type.isPresent() && !isJson(type) && ContentType.of(type.get()).isEmpty()) {
            throw Refusal.rejected(
                    RejectionReason.UNKNOWN_FORMAT,
                    "The content type '%s' is not known: tensors come as application/json, images as image/png, image/jpeg, image/gif, image/bmp or, raw, application/octet-stream"
                            .formatted(type.get()));
        }
    }

    private static void requireNoBinaryTensors(Context context) {
        if (context.header(BINARY_EXTENSION) != null) {
            throw Refusal.badRequest(
                    "The header '%s' announces binary tensors, an extension of the protocol that is not supported; send tensors as JSON"
                            .formatted(BINARY_EXTENSION));
        }
    }

    private static Refusal tooMany() {
        return Refusal.unavailable("Too many requests at once");
    }
}
