package io.plumbline.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The one way in which Plumbline reads and writes JSON: records as objects, instants as ISO 8601 text, absent optionals
 * left out, unknown members ignored so that an older reader understands a newer writer.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private Json() {}

    /** The value as UTF-8 JSON on one line. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write %s as JSON: %s".formatted(value.getClass().getName(), e.getOriginalMessage()), e);
        }
    }

    /** The value as indented JSON, for files that people read. */
    public static byte[] writeIndented(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write %s as JSON: %s".formatted(value.getClass().getName(), e.getOriginalMessage()), e);
        }
    }

    /**
     * Reads one JSON value.
     *
     * @throws MalformedJsonException if the bytes are null, not JSON, or not of this type
     */
    public static <T> T read(byte[] json, Class<T> type) {
        if (json == null) {
            throw new MalformedJsonException(
                    "Expected %s as JSON, found no value".formatted(type.getSimpleName()), null);
        }
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new MalformedJsonException("Expected %s, found null".formatted(type.getSimpleName()), null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("Not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new MalformedJsonException("Not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }
}
