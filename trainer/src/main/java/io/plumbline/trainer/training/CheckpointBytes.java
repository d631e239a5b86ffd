package io.plumbline.trainer.training;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A checkpoint as bytes: magic number, head in JSON, weights, best weights, memories, and a CRC-32C of all that. Each piece has
 * its length in front.
 */
record CheckpointBytes(Map<String, String> settings, Checkpoint checkpoint) {

    /** It changes with the format and with what memories mean: as of now, those of one kind for all weights come before the next kind. */
    private static final int MAGIC = 0x504C4332;

    /** What is small. */
    private record Head(Map<String, String> settings, List<EpochResult> epochs, int steps, int memories) {}

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            float[][] memories = checkpoint.memories();
            put(out, Json.write(new Head(settings, checkpoint.epochs(), checkpoint.steps(), memories.length)));
            put(out, checkpoint.weights());
            put(out, checkpoint.bestWeights());
            for (float[] memory : memories) {
                ByteBuffer floats = ByteBuffer.allocate(memory.length * Float.BYTES);
                floats.asFloatBuffer().put(memory);
                put(out, floats.array());
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if these bytes are damaged, or not those of a checkpoint */
    static CheckpointBytes decode(byte[] bytes) throws IOException {
        int end = bytes.length - Long.BYTES;
        if (end < Integer.BYTES || ByteBuffer.wrap(bytes).getLong(end) != checksum(bytes, end)) {
            throw new IOException("it is damaged, or not a checkpoint");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("it is not a checkpoint of this version of Plumbline");
            }
            Head head = Json.read(take(in), Head.class);
            byte[] weights = take(in);
            byte[] best = take(in);
            float[][] memories = new float[head.memories()][];
            for (int i = 0; i < memories.length; i++) {
                byte[] floats = take(in);
                memories[i] = new float[floats.length / Float.BYTES];
                ByteBuffer.wrap(floats).asFloatBuffer().get(memories[i]);
            }
            return new CheckpointBytes(
                    head.settings(), new Checkpoint(head.epochs(), weights, best, head.steps(), memories));
        } catch (MalformedJsonException e) {
            throw new IOException("its head cannot be read: " + e.getMessage(), e);
        }
    }

    private static void put(DataOutputStream out, byte[] piece) throws IOException {
        out.writeInt(piece.length);
        out.write(piece);
    }

    private static byte[] take(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] piece = in.readNBytes(length);
        if (piece.length < length) {
            throw new IOException("it ends too early");
        }
        return piece;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(Arrays.copyOf(bytes, length));
        return checksum.getValue();
    }
}
