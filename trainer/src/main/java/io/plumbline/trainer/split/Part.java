package io.plumbline.trainer.split;

/** What an image of the pool is for. The order is the order in which the shuffled pool is dealt out. */
public enum Part {
    TRAINING("the weights are learnt from them"),
    VALIDATION("choose the best epoch; bin edges of the reference profile"),
    TEST("measure the finished model, once; held-out base images of a retraining"),
    REFERENCE("counts of the reference profile; never trained on"),
    STREAM("left to be streamed; no model has seen them");

    private final String purpose;

    Part(String purpose) {
        this.purpose = purpose;
    }

    /** What the part is for, in a few words for people. */
    public String purpose() {
        return purpose;
    }
}
