package io.plumbline.trainer.tracking;

/** How a run stands, in MLflow's words. */
public enum RunStatus {
    RUNNING,
    FINISHED,
    FAILED,
    /** Its process went away before it ended. */
    KILLED
}
