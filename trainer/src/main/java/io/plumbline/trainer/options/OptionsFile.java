package io.plumbline.trainer.options;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Options in YAML, strictly: no unknown keys, no key twice, no text for numbers. */
final class OptionsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private OptionsFile() {}

    static GivenOptions read(Path file) {
        try {
            byte[] yaml = Files.readAllBytes(file);
            return YAML.readTree(yaml).isMissingNode() ? GivenOptions.none() : YAML.readValue(yaml, GivenOptions.class);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file of options %s".formatted(file), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s%s: %s".formatted(file, line(e.getLocation()), describe(e)), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the file of options %s: %s".formatted(file, e), e);
        }
    }

    private static String describe(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "'%s' is not an option; known are %s"
                    .formatted(
                            unknown.getPropertyName(),
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        if (e instanceof InvalidFormatException invalid) {
            return "'%s' is '%s'; expected %s"
                    .formatted(key(invalid), invalid.getValue(), expected(invalid.getTargetType()));
        }
        return e.getOriginalMessage();
    }

    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + List.of(type.getEnumConstants()).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == Double.class ? "a number" : "a whole number";
    }

    private static String line(JsonLocation where) {
        return where == null || where.getLineNr() < 1 ? "" : ", line " + where.getLineNr();
    }
}
