package io.plumbline.contract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The published description of all topics, with its references followed. */
record AsyncApiDocument(JsonNode root) {

    private static final String PREFIX = "{prefix}";

    static AsyncApiDocument load() {
        try {
            return new AsyncApiDocument(new YAMLMapper().readTree(PublishedSchema.resource("asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all topics, under this prefix. */
    List<String> addresses(String prefix) {
        return StreamSupport.stream(root.path("channels").spliterator(), false)
                .map(channel -> channel.path("address").asText().replace(PREFIX, prefix))
                .toList();
    }

    /** The channel of the topic that has this name without a prefix. */
    JsonNode channel(String name) {
        return StreamSupport.stream(root.path("channels").spliterator(), false)
                .filter(channel -> channel.path("address").asText().equals(PREFIX + name))
                .findFirst()
                .orElseThrow();
    }

    /** The one message on that topic. */
    JsonNode message(String topic) {
        return resolve(channel(topic).path("messages").elements().next());
    }

    /** What stands at the reference, if this is one to a place in the document itself. */
    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#") ? root.at(reference.substring(1)) : node;
    }

    /** The headers of that topic's message, those of the schemas that it builds on included. */
    JsonNode headers(String topic) {
        return resolve(message(topic).path("headers"));
    }

    /** Every reference in the document. */
    List<String> references() {
        return root.findValuesAsText("$ref");
    }
}
