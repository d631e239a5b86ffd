package io.plumbline.bench.serving.packages;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.util.Pair;
import io.plumbline.bench.serving.packages.NetworkDescription.Layer;
import io.plumbline.bench.serving.packages.NetworkDescription.Tensor;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a network as plain files: {@code network.json}, and all weights in {@code weights.f32}, little endian. */
final class NetworkExport {

    private static final double DJL_EPSILON = 1e-5;

    /** The names of PyTorch's layers for those of DJL's parameters that have others. */
    private static final Map<String, String> TORCH_NAMES =
            Map.of("gamma", "weight", "beta", "bias", "runningMean", "running_mean", "runningVar", "running_var");

    private final ModelSpec spec;
    private final List<Layer> layers = new ArrayList<>();

    private NetworkExport(ModelSpec spec) {
        this.spec = spec;
    }

    /** Writes into this directory, which is made if missing. */
    static void write(ModelId id, ModelSpec spec, Weights weights, Path directory) throws IOException, PackageRefused {
        Files.createDirectories(directory);
        NetworkExport export = new NetworkExport(spec);
        InputShape shape = spec.inputShape();
        Block block = spec.newBlock();
        try (NDManager manager = Torch.newManager();
                OutputStream values = Files.newOutputStream(directory.resolve("weights.f32"))) {
            weights.restore(block, manager, new Shape(1, shape.channels(), shape.height(), shape.width()));
            for (Pair<String, Block> child : block.getChildren()) {
                export.add(child.getValue(), values);
            }
        }
        NetworkDescription description = new NetworkDescription(
                id.toString(),
                List.of(shape.channels(), shape.height(), shape.width()),
                spec.labels(),
                spec.preprocessing().scale(),
                export.layers);
        Files.write(directory.resolve("network.json"), Json.writeIndented(description));
    }

    private void add(Block layer, OutputStream values) throws IOException {
        if (layer.getParameters().isEmpty()) {
            return;
        }
        List<Tensor> tensors = new ArrayList<>();
        for (Pair<String, Parameter> parameter : layer.getParameters()) {
            tensors.add(tensor(parameter));
            values.write(bytes(parameter.getValue().getArray().toFloatArray()));
        }
        layers.add(new Layer(kind(layer), layer instanceof BatchNorm ? DJL_EPSILON : 0, tensors));
    }

    private static Tensor tensor(Pair<String, Parameter> parameter) {
        String name = TORCH_NAMES.getOrDefault(parameter.getKey(), parameter.getKey());
        List<Long> shape = new ArrayList<>();
        for (long side : parameter.getValue().getArray().getShape().getShape()) {
            shape.add(side);
        }
        return new Tensor(name, shape);
    }

    private String kind(Block layer) {
        if (layer instanceof Conv2d) {
            return "convolution";
        }
        if (layer instanceof BatchNorm) {
            return "normalisation";
        }
        if (layer instanceof Linear) {
            return "dense";
        }
        throw new IllegalArgumentException("The network %s has a layer that the Python loop does not know: %s"
                .formatted(spec.architecture().name(), layer.getClass().getSimpleName()));
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
