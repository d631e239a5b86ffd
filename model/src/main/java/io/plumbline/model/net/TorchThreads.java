package io.plumbline.model.net;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * How many threads libtorch may use inside one operation.
 *
 * <p>The number is one for the whole process, but each thread takes it up only at its own first parallel operation, and
 * keeps it: set it before the threads that score are started. With as many scoring threads as cores, 1 is right.
 */
public final class TorchThreads {

    private TorchThreads() {}

    /**
     * Sets the number for the calling thread and for all that have not computed anything yet.
     *
     * @param threads 1 or more
     */
    public static void setPerOperation(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Not a number of threads: %d; expected 1 or more".formatted(threads));
        }
        loadLibrary();
        JniUtils.setNumThreads(threads);
    }

    /** The number that the calling thread uses. */
    public static int perOperation() {
        loadLibrary();
        return JniUtils.getNumThreads();
    }

    private static void loadLibrary() {
        Engine.getEngine(Torch.ENGINE);
    }
}
