package io.plumbline.contract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.contract.Examples;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A published schema.
 *
 * @param example one value of the kind that it describes
 * @param topic the topic that carries such values
 */
public record PublishedSchema(String fileName, Object example, Function<Topics, Topic<?, ?>> topic, Schema schema) {

    /** Every one, and so every value that is JSON. */
    public static List<PublishedSchema> all() {
        return List.of(
                load("prediction", Examples.prediction(), Topics::predictions),
                load("label", Examples.label(), Topics::labels),
                load("model-announcement", Examples.canary(), Topics::models),
                load("model-event", Examples.event(), Topics::modelEvents),
                load("drift-report", Examples.report(), Topics::driftReports),
                load("drift-alert", Examples.alert(), Topics::driftAlerts),
                load("alert-action", Examples.action(), Topics::alertActions),
                load("accepted-reference", Examples.reference(), Topics::driftReferences),
                load("retraining-trigger", Examples.trigger(), Topics::retrainingTriggers),
                load("retraining-verdict", Examples.verdict(), Topics::retrainingVerdicts),
                load("retraining-event", Examples.retrainingEvent(), Topics::retrainingEvents));
    }

    private static PublishedSchema load(String name, Object example, Function<Topics, Topic<?, ?>> topic) {
        String fileName = name + ".schema.json";
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(resource(fileName)), InputFormat.JSON);
        return new PublishedSchema(fileName, example, topic, schema);
    }

    /** What its values are in Java. */
    public Class<?> type() {
        return example.getClass();
    }

    public JsonNode document() {
        return Json.read(resource(fileName), JsonNode.class);
    }

    /** What is wrong with this JSON, formats such as date-time included. */
    public List<Error> faults(byte[] json) {
        return schema.validate(
                text(json),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    static byte[] resource(String fileName) {
        try (InputStream file = Topics.class.getResourceAsStream("/io/plumbline/contract/schema/" + fileName)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return fileName;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
