package io.plumbline.stream.rest;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.json.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses by itself, such as requests that are no HTTP, is told in the same JSON as all else. */
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Replies.JSON);
        byte[] json = Json.write(Failure.of(Excerpt.of(message)));
        response.write(true, ByteBuffer.wrap(json), callback);
    }
}
