package io.plumbline.drift.statistics.bins;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** A CRC-32 of feature names and bin edges, the same on every machine. */
final class Fingerprint {

    private Fingerprint() {}

    static int of(List<FeatureSpec> features, List<FeatureBins> bins) {
        CRC32 crc = new CRC32();
        for (int j = 0; j < features.size(); j++) {
            crc.update(features.get(j).name().getBytes(StandardCharsets.UTF_8));
            FeatureBins of = bins.get(j);
            ByteBuffer edges = ByteBuffer.allocate(Float.BYTES * of.edgeCount());
            for (int b = 0; b < of.edgeCount(); b++) {
                edges.putFloat(of.edge(b));
            }
            crc.update(edges.array());
        }
        return (int) crc.getValue();
    }
}
