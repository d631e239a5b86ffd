package io.plumbline.contract.prediction;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes an array of shares as {@link ShareText} says. */
final class SharesWriter extends StdSerializer<FloatVector> {

    private static final long serialVersionUID = 1;

    SharesWriter() {
        super(FloatVector.class);
    }

    @Override
    public void serialize(FloatVector shares, JsonGenerator json, SerializerProvider provider) throws IOException {
        ShareText text = new ShareText();
        json.writeStartArray();
        for (int i = 0; i < shares.size(); i++) {
            text.write(shares.get(i), json);
        }
        json.writeEndArray();
    }
}
