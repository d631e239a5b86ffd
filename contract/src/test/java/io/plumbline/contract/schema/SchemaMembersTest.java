package io.plumbline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.contract.prediction.FloatVector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each schema against the record that it describes, member by member and all the way down. */
class SchemaMembersTest {

    private static final Map<Type, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Instant.class, "string"),
            Map.entry(URI.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(float.class, "number"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(FloatVector.class, "array"),
            Map.entry(Float.class, "number"),
            Map.entry(Boolean.class, "boolean"));

    @ParameterizedTest
    @MethodSource("io.plumbline.contract.schema.PublishedSchema#all")
    void shouldDescribeEveryMemberAndNoOther(PublishedSchema schema) {
        // Given
        JsonNode document = schema.document();

        // When
        List<String> differences = new ArrayList<>();
        compare(schema.type(), document, document, differences);

        // Then
        assertThat(differences).isEmpty();
        assertThat(document.path("description").asText()).isNotBlank();
    }

    private static void compare(Class<?> type, JsonNode schema, JsonNode document, List<String> differences) {
        RecordComponent[] members = type.getRecordComponents();
        Set<String> names = Arrays.stream(members).map(RecordComponent::getName).collect(Collectors.toSet());
        Set<String> required = Arrays.stream(members)
                .filter(member -> member.getType() != Optional.class)
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        expect(type + " has type", "object", schema.path("type").asText(), differences);
        expect(type + " requires", required, texts(schema.path("required")), differences);
        Set<String> described = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        expect(type + " describes", names, described, differences);
        for (RecordComponent member : members) {
            JsonNode property = schema.path("properties").path(member.getName());
            compare(member.getGenericType(), member.toString(), property, document, differences);
        }
    }

    private static void compare(
            Type type, String where, JsonNode property, JsonNode document, List<String> differences) {
        JsonNode target = resolve(property, document);
        if (target.path("description").asText().isBlank() && !where.startsWith("items of")) {
            differences.add(where + " has no description");
        }
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                compare(argument, where, property, document, differences);
                return;
            }
            expect(where, "array", target.path("type").asText(), differences);
            compare(argument, "items of " + where, target.path("items"), document, differences);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            compare(record, target, document, differences);
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            Set<String> names = Arrays.stream(constants.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toSet());
            expect(where, names, texts(target.path("enum")), differences);
        } else {
            expect(where, SIMPLE.get(type), target.path("type").asText(), differences);
            expect(where, type == Instant.class, target.path("format").asText().equals("date-time"), differences);
        }
    }

    private static JsonNode resolve(JsonNode schema, JsonNode document) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static void expect(String where, Object expected, Object found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add("%s: the code says %s, the schema %s".formatted(where, expected, found));
        }
    }
}
