package io.plumbline.model.pack;

import ai.djl.engine.Engine;
import io.plumbline.model.net.Torch;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a model came to be, so that it can be believed and made again.
 *
 * @param seed of everything random in its training
 * @param dataHash of the images and labels that it was trained on
 * @param gitCommit of the code that trained it
 * @param versions of the libraries that trained it, by name
 * @param settings whatever else it takes to make it again, by name: sizes of the data's parts, options of the training
 * @param platform operating system and processor
 * @param created when the package was made
 * @param parent the id of the model whose weights it started from, or that it was made to replace
 */
public record Provenance(
        long seed,
        String dataHash,
        String gitCommit,
        Map<String, String> versions,
        Map<String, String> settings,
        String platform,
        Instant created,
        Optional<String> parent) {

    public Provenance {
        if (dataHash == null || gitCommit == null || platform == null || created == null) {
            throw new IllegalArgumentException("A provenance needs a data hash, a git commit, a platform and a time");
        }
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings == null ? Map.of() : settings));
    }

    /** The same with these settings. */
    public Provenance withSettings(Map<String, String> newSettings) {
        return new Provenance(seed, dataHash, gitCommit, versions, newSettings, platform, created, parent);
    }

    /** The provenance of a model that is trained by this process, with this process's versions and platform. */
    public static Provenance ofThisProcess(
            long seed, String dataHash, String gitCommit, Instant created, Optional<String> parent) {
        Map<String, String> versions = Map.of(
                "java", System.getProperty("java.version"),
                "djl", Engine.getDjlVersion(),
                "pytorch", Engine.getEngine(Torch.ENGINE).getVersion());
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new Provenance(seed, dataHash, gitCommit, versions, Map.of(), platform, created, parent);
    }
}
