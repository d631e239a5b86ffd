package io.plumbline.stream.rest.tensor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Reads pixels straight into bytes: a tree of JSON numbers would take thirty times as much. */
final class TensorDataReader extends StdDeserializer<TensorData> {

    private static final long serialVersionUID = 1;
    private static final int MOST_DIMENSIONS = 8;
    private static final int TYPICAL_PIXELS = 1024;
    private static final int LARGEST_PIXEL = 255;

    TensorDataReader() {
        super(TensorData.class);
    }

    @Override
    public TensorData deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw JsonMappingException.from(parser, "expected an array of numbers");
        }
        return new Reading(parser).whole();
    }

    /** One tensor on its way in. */
    private static final class Reading {

        private final JsonParser parser;
        private final long[] lengths = new long[MOST_DIMENSIONS];
        private byte[] pixels = new byte[TYPICAL_PIXELS];
        private int size;
        private int deepest;

        /** Where the numbers stand; −1 before the first. */
        private int innermost = -1;

        Reading(JsonParser parser) {
            this.parser = parser;
            Arrays.fill(lengths, -1);
        }

        TensorData whole() throws IOException {
            array(0);
            if (innermost >= 0 && innermost != deepest) {
                throw mixed();
            }
            return new TensorData(
                    pixels, LongStream.of(lengths).limit(deepest + 1L).boxed().toList());
        }

        private void array(int depth) throws IOException {
            if (depth == MOST_DIMENSIONS) {
                throw fault("arrays are nested more than %d deep".formatted(MOST_DIMENSIONS));
            }
            deepest = Math.max(deepest, depth);
            long length = 0;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    array(depth + 1);
                } else {
                    pixel(token, depth);
                }
                length++;
            }
            requireSameLength(depth, length);
        }

        private void requireSameLength(int depth, long length) throws IOException {
            if (lengths[depth] >= 0 && lengths[depth] != length) {
                throw fault("arrays of %d and of %d stand side by side".formatted(lengths[depth], length));
            }
            lengths[depth] = length;
        }

        private void pixel(JsonToken token, int depth) throws IOException {
            if (!token.isNumeric()) {
                throw fault("expected numbers, found '%s'".formatted(parser.getText()));
            }
            if (innermost >= 0 && innermost != depth) {
                throw mixed();
            }
            innermost = depth;
            append(wholeNumber(parser.getDoubleValue()));
        }

        /** Written so that NaN fails. */
        private int wholeNumber(double value) throws IOException {
            if (!(value >= 0 && value <= LARGEST_PIXEL) || value != Math.rint(value)) {
                throw fault(
                        "expected pixels, whole numbers from 0 to %d, as they are before the model preprocesses them; found %s"
                                .formatted(LARGEST_PIXEL, parser.getText()));
            }
            return (int) value;
        }

        private void append(int pixel) {
            if (size == pixels.length) {
                pixels = Arrays.copyOf(pixels, 2 * size);
            }
            pixels[size++] = (byte) pixel;
        }

        private JsonMappingException mixed() {
            return fault("numbers and arrays stand side by side");
        }

        private JsonMappingException fault(String message) {
            return JsonMappingException.from(parser, message);
        }
    }
}
