package io.plumbline.model.net;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A network by the name of a class. Its sizes are found by building it once. */
final class OwnClassNetwork implements Network {

    private final String name;
    private final OwnNetwork own;

    private OwnClassNetwork(String name, OwnNetwork own) {
        this.name = name;
        this.own = own;
    }

    /**
     * The network of this class, if there is one. A class that is not a network is neither initialised nor made: names come with
     * packages.
     */
    static Optional<Network> named(String name) {
        try {
            Class<?> found = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            if (!OwnNetwork.class.isAssignableFrom(found)) {
                return Optional.empty();
            }
            return Optional.of(new OwnClassNetwork(
                    name,
                    found.asSubclass(OwnNetwork.class).getDeclaredConstructor().newInstance()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The network %s cannot be made; it needs to be public, with a public constructor without arguments"
                            .formatted(name),
                    e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of();
    }

    @Override
    public Block build(Map<String, Double> values, InputShape shape, int classes) {
        return own.build(shape, classes);
    }

    @Override
    public long parameterCount(Map<String, Double> values, InputShape shape, int classes) {
        return built(shape, classes, block -> block.getParameters().values().stream()
                .map(Parameter::getShape)
                .mapToLong(Shape::size)
                .sum());
    }

    @Override
    public long outputCount(Map<String, Double> values, InputShape shape, int classes) {
        return built(shape, classes, block -> {
            Shape[] shapes = {batch(shape)};
            long sum = 0;
            for (Block layer : block.getChildren().values()) {
                shapes = layer.getOutputShapes(shapes);
                sum += shapes[0].size();
            }
            return sum;
        });
    }

    @Override
    public long embeddingUnits(Map<String, Double> values, InputShape shape, int classes) {
        return built(shape, classes, block -> head(block)
                .getDirectParameters()
                .get("weight")
                .getShape()
                .get(1));
    }

    private Block head(SequentialBlock block) {
        List<Block> layers = block.getChildren().values();
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Linear)) {
            throw new IllegalArgumentException("The last layer of the network %s is not a Linear".formatted(name));
        }
        return layers.get(layers.size() - 1);
    }

    private long built(InputShape shape, int classes, ToLongFunction<SequentialBlock> measure) {
        SequentialBlock block = own.build(shape, classes);
        head(block);
        try (NDManager manager = Torch.newManager()) {
            block.setInitializer(Initializer.ZEROS, parameter -> true);
            block.initialize(manager, DataType.FLOAT32, batch(shape));
            return measure.applyAsLong(block);
        }
    }

    private static Shape batch(InputShape shape) {
        return new Shape(1, shape.channels(), shape.height(), shape.width());
    }
}
