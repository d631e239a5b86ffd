package io.plumbline.model.net;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

/** PyTorch as DJL knows it, on the CPU. */
public final class Torch {

    /** DJL's name of the engine. */
    public static final String ENGINE = "PyTorch";

    private Torch() {}

    /** A manager whose arrays live until it is closed. */
    public static NDManager newManager() {
        return NDManager.newBaseManager(Device.cpu(), ENGINE);
    }
}
