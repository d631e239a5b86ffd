package io.plumbline.trainer.tracking;

/** Names of tags that Plumbline gives to runs, and to models in a registry. */
public final class RunTags {

    /** The id under which a run was begun, by which a server's run is found again. */
    public static final String RUN_ID = "plumbline.runId";

    /** Why a run came to nothing. */
    public static final String WHY = "plumbline.why";

    /** The id of a model package. */
    public static final String MODEL_ID = "plumbline.modelId";

    private RunTags() {}
}
