package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Gradients and what follows from them in one call: {@code steps.pt}, a TorchScript module that {@code make_steps.py} beside it
 * made. It reaches what DJL does not: gradients that are not added to former ones, and PyTorch's fused Adam, which goes through
 * weights, gradients and memories once in all.
 */
final class StepScript {

    private static final String FILE = "steps.pt";

    private final PtSymbolBlock module;

    /** @param manager owns all that is native */
    StepScript(NDManager manager) {
        try (InputStream file = StepScript.class.getResourceAsStream(FILE)) {
            this.module = JniUtils.loadModule((PtNDManager) manager, file, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /**
     * Moves weights in place, while nothing else remembers gradients.
     *
     * @param loss one number, computed from the weights
     * @param memories as many for each weight as the method needs; changed in place
     * @param step counted from 1
     */
    void run(
            String method,
            NDArray loss,
            List<NDArray> weights,
            List<NDArray> memories,
            int step,
            double rate,
            double l2) {
        try (IValue ofLoss = IValue.from((PtNDArray) loss);
                IValue ofWeights = list(weights);
                IValue ofMemories = list(memories);
                IValue ofStep = IValue.from((long) step);
                IValue ofRate = IValue.from(rate);
                IValue ofL2 = IValue.from(l2)) {
            IValueUtils.runMethod(module, method, ofLoss, ofWeights, ofMemories, ofStep, ofRate, ofL2)
                    .close();
        }
    }

    private static IValue list(List<NDArray> arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
}
