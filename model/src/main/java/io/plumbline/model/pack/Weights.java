package io.plumbline.model.pack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import io.plumbline.model.net.TorchScriptLayers;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The weights of a network, as {@code weights.params}: for each parameter, in the order of its layers, name, shape and
 * float32 values, big endian.
 *
 * <p>Those of a TorchScript network are its file, as it is.
 *
 * <p>A format of its own, because DJL's takes the size of what it allocates from the file: here the network says which
 * shapes there are, and a file that says otherwise is refused before anything is allocated for it.
 */
public final class Weights {

    private static final int MAGIC = 0x504C4257;
    private static final int VERSION = 1;

    private final byte[] encoded;

    private Weights(byte[] encoded) {
        this.encoded = encoded;
    }

    /** A copy of the current weights of an initialised network. */
    public static Weights of(Block block) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            for (Pair<String, Parameter> parameter : block.getParameters()) {
                write(out, parameter.getKey(), parameter.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return new Weights(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String name, Parameter parameter) throws IOException {
        out.write(heading(name, parameter.getArray().getShape()));
        float[] values = parameter.getArray().toFloatArray();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private static byte[] heading(String name, Shape shape) {
        return (name + " " + Arrays.toString(shape.getShape()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Weights as they were encoded.
     *
     * @throws PackageRefused with {@link Reason#BAD_WEIGHTS} if they are too few for this model, which must be known
     *     before memory is taken for its network
     */
    public static Weights decode(byte[] encoded, ModelSpec model) throws PackageRefused {
        long needed = model.architecture().parameterCount(model.inputShape(), model.classes());
        if (encoded.length / Float.BYTES < needed) {
            throw new PackageRefused(
                    Reason.BAD_WEIGHTS,
                    "The network has %d weights; %d bytes are too few for them".formatted(needed, encoded.length));
        }
        return new Weights(encoded);
    }

    byte[] encoded() {
        return encoded;
    }

    /**
     * The weights of a network that was trained elsewhere, which are the whole TorchScript file.
     *
     * @param file its bytes, copied
     */
    public static Weights ofTorchScript(byte[] file) {
        return new Weights(file.clone());
    }

    /** A copy of them as they are encoded; {@link #decode} reads it back. */
    public byte[] toBytes() {
        return encoded.clone();
    }

    /**
     * Initialises a network with these weights.
     *
     * @param block as {@link ModelSpec#newBlock()} builds it, without weights
     * @param manager owns the weights from now on
     * @param input the shape of a batch of any size
     * @throws PackageRefused with {@link Reason#BAD_WEIGHTS} if they are another network's, or not all finite
     */
    public void restore(Block block, NDManager manager, Shape input) throws PackageRefused {
        if (block instanceof TorchScriptLayers layers) {
            load(layers, manager);
            return;
        }
        // Zeros rather than random values: restoring leaves the random sequence of a training alone.
        block.setInitializer(Initializer.ZEROS, parameter -> true);
        block.initialize(manager, DataType.FLOAT32, input);
        ByteBuffer in = ByteBuffer.wrap(encoded);
        try {
            if (in.getInt() != MAGIC || in.getInt() != VERSION) {
                throw new PackageRefused(Reason.BAD_WEIGHTS, "The weights are in a format that is not known");
            }
            for (Pair<String, Parameter> parameter : block.getParameters()) {
                fill(parameter.getValue().getArray(), read(in, parameter.getKey(), parameter.getValue()));
            }
        } catch (BufferUnderflowException e) {
            throw new PackageRefused(Reason.BAD_WEIGHTS, "The weights end too early", e);
        }
        if (in.hasRemaining()) {
            throw new PackageRefused(
                    Reason.BAD_WEIGHTS, "%d bytes follow the last of the weights".formatted(in.remaining()));
        }
    }

    private void load(TorchScriptLayers layers, NDManager manager) throws PackageRefused {
        try {
            layers.load(encoded, manager);
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(Reason.BAD_WEIGHTS, e.getMessage(), e);
        }
    }

    /**
     * Writes to the array's own memory. One that DJL makes of numbers lies in a buffer that only a collection of garbage gives
     * back, long after the array is closed: where models come and go, memory would grow meanwhile.
     */
    private static void fill(NDArray array, float[] values) {
        if (array.getDevice().isGpu()) {
            array.set(values);
            return;
        }
        array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
    }

    private static float[] read(ByteBuffer in, String name, Parameter parameter) throws PackageRefused {
        Shape shape = parameter.getArray().getShape();
        byte[] expected = heading(name, shape);
        byte[] found = new byte[expected.length];
        in.get(found);
        if (!Arrays.equals(found, expected)) {
            throw new PackageRefused(
                    Reason.BAD_WEIGHTS,
                    "The weights have no parameter %s of shape %s in its place".formatted(name, shape));
        }
        float[] values = new float[Math.toIntExact(shape.size())];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new PackageRefused(
                        Reason.BAD_WEIGHTS, "Weight %d of parameter %s is %s".formatted(i, name, values[i]));
            }
        }
        return values;
    }

    /** Equal bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Weights that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
