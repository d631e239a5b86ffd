package io.plumbline.contract.prediction;

import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.JsonSerde;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Predictions as JSON. They are written member by member, because the general mapper's reflection takes longer than
 * everything else that the stream does with a small network; what is written is the mapper's own output, byte for byte.
 */
public final class PredictionSerde implements Serde<Prediction> {

    private static final int TYPICAL_BYTES = 512;

    @Override
    public Serializer<Prediction> serializer() {
        return (topic, prediction) -> prediction == null ? null : write(prediction);
    }

    @Override
    public Deserializer<Prediction> deserializer() {
        return new JsonSerde<>(Prediction.class).deserializer();
    }

    private static byte[] write(Prediction prediction) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator out = Json.generator(bytes)) {
            write(prediction, out);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot write the prediction for %s as JSON: %s".formatted(prediction.source(), e.getMessage()), e);
        }
        return bytes.toByteArray();
    }

    private static void write(Prediction prediction, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("imageId", prediction.imageId());
        out.writeStringField("label", prediction.label());
        out.writeNumberField("confidence", prediction.confidence());
        out.writeArrayFieldStart("probabilities");
        for (int i = 0; i < prediction.probabilities().size(); i++) {
            out.writeNumber(prediction.probabilities().get(i));
        }
        out.writeEndArray();
        out.writeStringField("modelId", prediction.modelId());
        out.writeNumberField("outlierScore", prediction.outlierScore());
        out.writeObjectFieldStart("source");
        out.writeStringField("topic", prediction.source().topic());
        out.writeNumberField("partition", prediction.source().partition());
        out.writeNumberField("offset", prediction.source().offset());
        out.writeEndObject();
        out.writeEndObject();
    }
}
