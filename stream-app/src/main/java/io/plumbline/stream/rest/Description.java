package io.plumbline.stream.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published OpenAPI description of all that is answered. */
final class Description {

    private static final String RESOURCE = "openapi.yaml";

    private Description() {}

    static void write(Context context) {
        try (InputStream file = Description.class.getResourceAsStream(RESOURCE)) {
            context.contentType("application/yaml").result(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }
}
