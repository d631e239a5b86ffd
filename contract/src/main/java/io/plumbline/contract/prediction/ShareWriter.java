package io.plumbline.contract.prediction;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes one share as {@link ShareText} says. */
final class ShareWriter extends StdSerializer<Float> {

    private static final long serialVersionUID = 1;

    ShareWriter() {
        super(Float.class);
    }

    @Override
    public void serialize(Float share, JsonGenerator json, SerializerProvider provider) throws IOException {
        new ShareText().write(share, json);
    }
}
