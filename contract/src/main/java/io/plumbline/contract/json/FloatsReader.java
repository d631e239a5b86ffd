package io.plumbline.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Arrays;

/** Reads floats from arrays of JSON numbers alone, where the mapper would take text, packed or "NaN", as well. */
final class FloatsReader extends StdDeserializer<float[]> {

    private static final long serialVersionUID = 1;
    private static final int TYPICAL_LENGTH = 16;

    FloatsReader() {
        super(float[].class);
    }

    @Override
    public float[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return (float[]) context.handleUnexpectedToken(float[].class, parser);
        }
        float[] values = new float[TYPICAL_LENGTH];
        int length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                return (float[]) context.handleUnexpectedToken(float[].class, parser);
            }
            if (length == values.length) {
                values = Arrays.copyOf(values, 2 * length);
            }
            values[length++] = parser.getFloatValue();
        }
        return Arrays.copyOf(values, length);
    }
}
