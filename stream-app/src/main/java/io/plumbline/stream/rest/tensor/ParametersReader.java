package io.plumbline.stream.rest.tensor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads parameters: an object of text, numbers and booleans, and not many of them. */
final class ParametersReader extends StdDeserializer<Parameters> {

    private static final long serialVersionUID = 1;
    private static final int MOST_PARAMETERS = 64;

    ParametersReader() {
        super(Parameters.class);
    }

    @Override
    public Parameters deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw JsonMappingException.from(parser, "expected an object");
        }
        Set<String> names = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
                throw JsonMappingException.from(parser, "expected text, a number or a boolean in '%s'".formatted(name));
            }
            if (value != JsonToken.VALUE_FALSE) {
                names.add(name);
            }
            if (names.size() > MOST_PARAMETERS) {
                throw JsonMappingException.from(parser, "more than %d parameters".formatted(MOST_PARAMETERS));
            }
        }
        return new Parameters(names);
    }
}
