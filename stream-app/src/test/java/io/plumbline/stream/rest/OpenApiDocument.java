package io.plumbline.stream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.contract.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The published description, read as a client would read it. */
record OpenApiDocument(JsonNode root) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    static OpenApiDocument parse(byte[] yaml) {
        try {
            return new OpenApiDocument(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every method and path, such as {@code GET /v2}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(member -> {
                    if (METHODS.contains(member)) {
                        operations.add(member.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** Every answer that is described, such as {@code GET /v2 200}. */
    Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        for (String operation : operations()) {
            operation(operation)
                    .path("responses")
                    .fieldNames()
                    .forEachRemaining(status -> answers.add(operation + " " + status));
        }
        return answers;
    }

    /** What is wrong with this answer to an operation, measured by its description. */
    List<String> faults(String operation, HttpResponse<byte[]> response) {
        JsonNode described =
                resolve(operation(operation).path("responses").path(Integer.toString(response.statusCode())));
        List<String> faults = new ArrayList<>();
        described.path("headers").properties().forEach(header -> {
            JsonNode schema = resolve(header.getValue()).path("schema");
            String value = response.headers().firstValue(header.getKey()).orElse("");
            faults.addAll(faults(schema, schema.path("type").asText().equals("string") ? "\"" + value + "\"" : value));
        });
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode content = described.path("content").path(type);
        if (content.isMissingNode()) {
            faults.add("the type '%s' is not described".formatted(type));
        } else if (type.equals("application/json")) {
            faults.addAll(faults(content.path("schema"), new String(response.body(), StandardCharsets.UTF_8)));
        }
        return faults;
    }

    /** What is wrong with this JSON, measured by the schema of this name. */
    List<String> faults(String schemaName, byte[] json) {
        return faults(root.at("/components/schemas/" + schemaName), new String(json, StandardCharsets.UTF_8));
    }

    /** References lead to the document's components, which therefore travel with each schema. */
    private List<String> faults(JsonNode schema, String json) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", root.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(Json.write(whole), StandardCharsets.UTF_8), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode operation(String operation) {
        String[] parts = operation.split(" ", 2);
        return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    /** Every reference in the document. */
    List<String> references() {
        return root.findValuesAsText("$ref");
    }
}
