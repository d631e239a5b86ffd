package io.plumbline.model.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** A TorchScript module for scoring alone: its own weights ask for gradients, which nobody else does. */
final class TorchScriptModule extends AbstractBlock {

    private final PtSymbolBlock module;

    TorchScriptModule(PtSymbolBlock module) {
        this.module = module;
        JniUtils.enableInferenceMode(module);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> unused) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            return module.forward(parameters, inputs, false);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        throw new UnsupportedOperationException("What a TorchScript module puts out is known when it has done so");
    }
}
