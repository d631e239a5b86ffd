package io.plumbline.trainer.tracking;

import io.plumbline.model.pack.Provenance;
import java.util.Map;
import java.util.TreeMap;

/** Tags that Plumbline gives to runs, and to models in a registry. */
public final class RunTags {

    /** The id under which a run was begun, by which a server's run is found again. */
    public static final String RUN_ID = "plumbline.runId";

    /** Why a run came to nothing. */
    public static final String WHY = "plumbline.why";

    /** The id of a model package. */
    public static final String MODEL_ID = "plumbline.modelId";

    private static final String KIND = "plumbline.kind";

    private RunTags() {}

    /**
     * What is kept of how a model comes to be: seed, data hash, git commit, versions, platform, and the model that it came
     * from.
     *
     * @param kind of run, such as {@code training}
     */
    public static Map<String, String> of(String kind, Provenance origin) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(KIND, kind);
        tags.put("plumbline.seed", Long.toString(origin.seed()));
        if (!origin.dataHash().isBlank()) {
            tags.put("plumbline.dataHash", origin.dataHash());
        }
        tags.put("plumbline.gitCommit", origin.gitCommit());
        tags.put("plumbline.platform", origin.platform());
        origin.versions().forEach((library, version) -> tags.put("plumbline.version." + library, version));
        origin.parent().ifPresent(parent -> tags.put("plumbline.parent", parent));
        return tags;
    }
}
