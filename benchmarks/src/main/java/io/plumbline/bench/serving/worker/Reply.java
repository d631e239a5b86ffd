package io.plumbline.bench.serving.worker;

/**
 * What a worker answers, in one line of JSON, when it has done as told.
 *
 * @param imagesPerSecond of bare forward passes, otherwise 0
 * @param failure why it could not do as told; empty if it could
 */
public record Reply(double imagesPerSecond, String failure) {

    static final Reply DONE = new Reply(0, "");

    static Reply forward(double imagesPerSecond) {
        return new Reply(imagesPerSecond, "");
    }

    static Reply failed(Throwable why) {
        return new Reply(0, why.toString());
    }
}
