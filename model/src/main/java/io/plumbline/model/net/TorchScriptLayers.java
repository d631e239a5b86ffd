package io.plumbline.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import io.plumbline.model.image.InputShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * A TorchScript module, and a head that hands its logits on as they are: so it can be cut and widened as other networks are. It
 * can score, and cannot learn.
 */
public final class TorchScriptLayers extends SequentialBlock {

    private final Shape oneImage;
    private final int classes;

    TorchScriptLayers(InputShape shape, int classes) {
        this.oneImage = new Shape(1, shape.channels(), shape.height(), shape.width());
        this.classes = classes;
    }

    /**
     * Loads a module, and has it score an image of zeros.
     *
     * @param file the bytes of a TorchScript file
     * @param manager owns all that is native from now on
     * @throws IllegalArgumentException if it is no module, or does not put out one logit per class for an image
     */
    public void load(byte[] file, NDManager manager) {
        TorchScriptModule module = new TorchScriptModule(module(file, manager));
        Linear head = Linear.builder().setUnits(classes).build();
        head.setInitializer((owner, shape, type) -> owner.eye(classes), Parameter.Type.WEIGHT);
        head.initialize(manager, DataType.FLOAT32, new Shape(1, classes));
        add(module);
        add(head);
        requireLogits(module, manager);
    }

    private static PtSymbolBlock module(byte[] file, NDManager manager) {
        try {
            return JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file), true, false);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("It does not load as TorchScript: " + firstLine(e), e);
        }
    }

    private void requireLogits(TorchScriptModule module, NDManager manager) {
        try (NDManager scratch = manager.newSubManager()) {
            NDList out = module.forward(
                    new ParameterStore(scratch, false), new NDList(scratch.zeros(oneImage, DataType.FLOAT32)), false);
            NDArray logits = out.singletonOrThrow();
            if (!logits.getShape().equals(new Shape(1, classes)) || logits.getDataType() != DataType.FLOAT32) {
                throw new IllegalArgumentException("It puts out %s %s for an image of %s; expected %d logits"
                        .formatted(logits.getDataType(), logits.getShape(), oneImage, classes));
            }
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "It does not take images of %s: %s".formatted(oneImage, firstLine(e)), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
