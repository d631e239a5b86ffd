package ai.djl.ndarray;

/** Looks where DJL counts what a manager has to close: arrays and other managers. */
public final class ManagedResources {

    private ManagedResources() {}

    public static int count(NDManager manager) {
        return ((BaseNDManager) manager).resources.size();
    }
}
