package io.plumbline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages each example in every place in many ways, and asks the schema and the reader what they think of it. */
class ReaderAgreesWithSchemaTest {

    private static final List<JsonNode> REPLACEMENTS = List.of(
            json("-1"),
            json("5"),
            json("0.5"),
            json("1.5"),
            json("true"),
            json("[]"),
            json("{}"),
            json("[null]"),
            json("[0.5]"),
            json("[\"0.5\"]"),
            json("\"\""),
            json("\" \""),
            json("\"x\""),
            json("\"5\""),
            json("\"NaN\""),
            json("\"2026-11-24T12:00:00+01:00\""),
            json("\"2026-11-24T12:00:00\""),
            json("\"2026-13-24T12:00:00Z\""));

    @ParameterizedTest
    @MethodSource("io.plumbline.contract.schema.PublishedSchema#all")
    void shouldRefuseWhatTheSchemaRefusesAndTakeWhatItTakes(PublishedSchema schema) {
        // Given
        List<JsonNode> damaged = damaged(json(new String(Json.write(schema.example()), StandardCharsets.UTF_8)));

        // When
        List<JsonNode> disputed = damaged.stream()
                .filter(json -> reads(schema, Json.write(json))
                        != schema.faults(Json.write(json)).isEmpty())
                .toList();

        // Then
        assertThat(damaged).hasSizeGreaterThan(30);
        assertThat(disputed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.plumbline.contract.schema.PublishedSchema#all")
    void shouldPassOverMembersThatANewerWriterAdds(PublishedSchema schema) {
        // Given
        ObjectNode newer = (ObjectNode) json(new String(Json.write(schema.example()), StandardCharsets.UTF_8));
        newer.putObject("invented").put("later", 1);

        // When
        Object read = Json.read(Json.write(newer), schema.type());

        // Then
        assertThat(read).isEqualTo(schema.example());
        assertThat(schema.faults(Json.write(newer))).isEmpty();
    }

    private static boolean reads(PublishedSchema schema, byte[] json) {
        try {
            Json.read(json, schema.type());
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static List<JsonNode> damaged(JsonNode whole) {
        List<JsonNode> damaged = new ArrayList<>();
        for (JsonPointer place : places(whole, JsonPointer.empty())) {
            REPLACEMENTS.forEach(replacement -> damaged.add(replaced(whole, place, replacement)));
            damaged.add(removed(whole, place));
        }
        return damaged;
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer here) {
        List<JsonPointer> places = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            JsonPointer place = here.appendProperty(name);
            places.add(place);
            places.addAll(places(node.get(name), place));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonPointer place = here.appendIndex(i);
            places.add(place);
            places.addAll(places(node.get(i), place));
        }
        return places;
    }

    private static JsonNode replaced(JsonNode whole, JsonPointer place, JsonNode replacement) {
        JsonNode copy = whole.deepCopy();
        ContainerNode<?> parent = (ContainerNode<?>) copy.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), replacement);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), replacement);
        }
        return copy;
    }

    private static JsonNode removed(JsonNode whole, JsonPointer place) {
        JsonNode copy = whole.deepCopy();
        ContainerNode<?> parent = (ContainerNode<?>) copy.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(place.last().getMatchingIndex());
        }
        return copy;
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
