package io.plumbline.bench.serving.worker;

/**
 * To do bare forward passes of a network: from pixels in a buffer outside the heap to logits.
 *
 * @param packageFile whose network it is
 * @param threads that do them at the same time
 * @param torchThreads of libtorch in each
 * @param chunk images in each pass
 * @param millis how long
 */
public record ForwardOrder(String packageFile, int threads, int torchThreads, int chunk, int millis) {

    /** The settings alone, for people. */
    public String settings() {
        return "%d × %d threads, chunks of %d".formatted(threads, torchThreads, chunk);
    }
}
