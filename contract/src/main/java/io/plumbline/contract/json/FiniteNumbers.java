package io.plumbline.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDecorator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** Refuses to write NaN and the infinities, for which the generator would make up text. */
final class FiniteNumbers implements JsonGeneratorDecorator {

    @Override
    public JsonGenerator decorate(JsonFactory factory, JsonGenerator generator) {
        return new Generator(generator);
    }

    private static final class Generator extends JsonGeneratorDelegate {

        Generator(JsonGenerator generator) {
            super(generator, true);
        }

        @Override
        public void writeNumber(double value) throws IOException {
            check(value);
            super.writeNumber(value);
        }

        @Override
        public void writeNumber(float value) throws IOException {
            check(value);
            super.writeNumber(value);
        }

        @Override
        public void writeArray(double[] values, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                check(values[i]);
            }
            super.writeArray(values, offset, length);
        }

        private void check(double value) throws IOException {
            if (!Double.isFinite(value)) {
                throw new JsonGenerationException("JSON has no number " + value, delegate);
            }
        }
    }
}
