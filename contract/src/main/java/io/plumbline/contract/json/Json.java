package io.plumbline.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * The one way in which Plumbline reads and writes JSON: records as objects, instants as ISO 8601 text, absent optionals
 * left out.
 *
 * <p>Reading is strict, so that what passes is what the published schemas describe: every member of a record must be
 * there, unless it is an {@link java.util.Optional}; nothing is converted (no text to numbers, no fractions to
 * integers, no numbers to enum constants); an enum constant must be a known one, since nobody can act on a word that he
 * does not understand. Unknown members alone are ignored, so that an older reader understands a newer writer.
 *
 * <p>JSON has no NaN and no infinity: they are never written. What is read may still become one (1e999 does), so records
 * check their numbers with {@link io.plumbline.contract.check.Require} when they are made.
 */
public final class Json {

    /** The most that is read as one value, in bytes; Kafka's own limit on what is sent is far below it. */
    public static final int LARGEST_BYTES = 16 << 20;

    private static final int DEEPEST_NESTING = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .addDecorator(new FiniteNumbers())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule("plumbline")
                    .addDeserializer(String.class, new TextReader())
                    .addDeserializer(float[].class, new FloatsReader())
                    .addDeserializer(Instant.class, new InstantReader()))
            .annotationIntrospector(new RecordMembers())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfigDefaults(ofText -> ofText.setAcceptBlankAsEmpty(false)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private Json() {}

    /**
     * The value as UTF-8 JSON on one line.
     *
     * @throws IllegalArgumentException if JSON cannot say it
     */
    public static byte[] write(Object value) {
        return write(value, MAPPER.writer());
    }

    /** The value as JSON on one line of text, for terminals and pipes; otherwise as {@link #write(Object)}. */
    public static String line(Object value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    /** The value as indented JSON, for files that people read; otherwise as {@link #write(Object)}. */
    public static byte[] writeIndented(Object value) {
        return write(value, MAPPER.writerWithDefaultPrettyPrinter());
    }

    /**
     * Reads one JSON value.
     *
     * @throws MalformedJsonException if the bytes are null, too many, not JSON, or not of this type
     */
    public static <T> T read(byte[] json, Class<T> type) {
        if (json == null) {
            throw JsonFault.in(type, "found no value at all", null);
        }
        if (json.length > LARGEST_BYTES) {
            throw JsonFault.in(type, "%d bytes are over the limit of %d".formatted(json.length, LARGEST_BYTES), null);
        }
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw JsonFault.in(type, "found null", null);
            }
            return value;
        } catch (IOException e) {
            throw JsonFault.in(type, JsonFault.describe(e), e);
        }
    }

    private static byte[] write(Object value, ObjectWriter writer) {
        Objects.requireNonNull(value, "value");
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write a %s as JSON: %s".formatted(value.getClass().getSimpleName(), JsonFault.describe(e)),
                    e);
        }
    }
}
