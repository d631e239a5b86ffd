package io.plumbline.model.net;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

/** PyTorch as DJL knows it, on the CPU unless told otherwise. */
public final class Torch {

    /** DJL's name of the engine. */
    public static final String ENGINE = "PyTorch";

    private Torch() {}

    /** A manager whose arrays live until it is closed. */
    public static NDManager newManager() {
        return newManager(Device.cpu());
    }

    /** The same on another device. */
    public static NDManager newManager(Device device) {
        return NDManager.newBaseManager(device, ENGINE);
    }
}
