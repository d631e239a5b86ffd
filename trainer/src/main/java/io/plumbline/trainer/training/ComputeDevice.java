package io.plumbline.trainer.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.plumbline.model.net.Torch;
import java.util.Locale;

/** Where a network learns. */
public enum ComputeDevice {
    /** On the first GPU that DJL finds, else on the CPU. */
    AUTO,
    /** On the CPU. */
    CPU,
    /** On the first GPU. */
    GPU;

    /**
     * What this means on this machine.
     *
     * @return {@link #CPU} or {@link #GPU}
     * @throws IllegalArgumentException if there is no GPU where one is asked for
     */
    public ComputeDevice onThisMachine() {
        return on(Engine.getEngine(Torch.ENGINE).getGpuCount());
    }

    ComputeDevice on(int gpus) {
        if (this == GPU && gpus == 0) {
            throw new IllegalArgumentException(
                    "Not a device of this machine: gpu; DJL finds none here. Ask for cpu or auto.");
        }
        return this == CPU || gpus == 0 ? CPU : GPU;
    }

    Device device() {
        return onThisMachine() == GPU ? Device.gpu() : Device.cpu();
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
