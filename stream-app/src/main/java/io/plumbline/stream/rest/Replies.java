package io.plumbline.stream.rest;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.plumbline.contract.json.Json;

/** How answers are put into HTTP. */
final class Replies {

    static final String JSON = "application/json";
    private static final String RETRY_AFTER_SECONDS = "1";

    private Replies() {}

    static void json(Context context, Object value) {
        json(context, Json.write(value));
    }

    static void json(Context context, byte[] json) {
        context.contentType(JSON).result(json);
    }

    static void refusal(Context context, Refusal refusal) {
        context.status(refusal.status());
        if (refusal.isPassing()) {
            retryLater(context);
        }
        if (refusal.isForLackOfToken()) {
            context.header(Header.WWW_AUTHENTICATE, "Bearer");
        }
        json(context, refusal.failure());
    }

    static void retryLater(Context context) {
        context.header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
