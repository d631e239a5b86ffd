package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.ExampleImage.Role;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Example images as bytes. */
final class ExampleBytes {

    private ExampleBytes() {}

    static void write(List<ExampleImage> examples, BytesOut out) {
        out.writeCount(examples.size());
        for (ExampleImage example : examples) {
            out.writeByte(example.role() == Role.TYPICAL ? 0 : 1);
            out.writeString(example.imageId());
            out.writeString(example.keyBase64().orElse(""));
            out.writeByte(example.keyBase64().isPresent() ? 1 : 0);
            out.writeString(example.source().topic());
            out.writeCount(example.source().partition());
            out.writeLong(example.source().offset());
            out.writeDouble(example.rarity());
        }
    }

    static List<ExampleImage> read(BytesIn in) {
        List<ExampleImage> examples = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            Role role = in.readByte() == 0 ? Role.TYPICAL : Role.EXTREME;
            String imageId = in.readString();
            String key = in.readString();
            Optional<String> keyBase64 = in.readByte() == 1 ? Optional.of(key) : Optional.empty();
            SourcePosition source = new SourcePosition(in.readString(), in.readCount(), in.readLong());
            examples.add(new ExampleImage(role, imageId, keyBase64, source, in.readDouble()));
        }
        return examples;
    }
}
