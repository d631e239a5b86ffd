package io.plumbline.bench.serving.contender;

/** Something that answers images from Kafka, exactly once, in a process of its own that lives through many runs. */
public interface Contender {

    /** The consumer group in which it reads the images of this workload. */
    String group(Workload workload);

    /**
     * Begins to answer, and returns when it is ready.
     *
     * @throws IllegalStateException if it cannot, with the end of its log
     */
    void start(Workload workload);

    /** Commits, leaves its group and returns; its process lives on. */
    void stop();
}
