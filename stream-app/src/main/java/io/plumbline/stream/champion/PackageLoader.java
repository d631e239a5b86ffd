package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.TorchClassifier;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads packages: fetched no larger than announced, SHA-256 and manifest as they must be, canary images that come out as the
 * package says, and some forward passes to warm it up. Several threads may load at once.
 */
public final class PackageLoader implements ModelLoader {

    private static final Logger LOG = LoggerFactory.getLogger(PackageLoader.class);

    private final Path directory;
    private final CachedPackages packages;
    private final BatchScorer scorer = BatchScorer.withDefaults();
    private final WarmUp warmUp;
    private final Set<ModelId> loading = ConcurrentHashMap.newKeySet();

    /**
     * A loader.
     *
     * @param directory where copies of packages are kept; nobody else's
     */
    public PackageLoader(Path directory, FetchSettings fetching, WarmUp warmUp) {
        this.directory = directory;
        this.packages = new CachedPackages(directory, fetching);
        this.warmUp = warmUp;
        tidied("What was left unfinished stays", packages::deleteUnfinished);
    }

    /** Something that deletes files. */
    private interface Tidying {
        void run() throws IOException;
    }

    @Override
    public void keepOnly(Set<ModelId> needed) {
        Set<ModelId> kept = new HashSet<>(needed);
        kept.addAll(loading);
        tidied("Packages that are not needed any more stay", () -> packages.keepOnly(kept));
    }

    @Override
    public ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        loading.add(announcement.id());
        try {
            return warmedUp(read(announcement), served);
        } finally {
            loading.remove(announcement.id());
        }
    }

    private ModelPackage read(ModelAnnouncement announcement) throws PackageRefused {
        return PackageReader.of(packages.fetch(announcement));
    }

    private ServingModel warmedUp(ModelPackage found, Optional<ModelSpec> served) throws PackageRefused {
        // Before a network is made: one for other images may take much more than the one that serves.
        if (served.isPresent()) {
            found.manifest()
                    .model()
                    .requireFits(served.get().inputShape(), served.get().labels());
        }
        PackagedModel model = new PackagedModel(TorchClassifier.load(found), scorer, warmUp.unlimited());
        try {
            return model.within(warmUp.run(model, found.canaries()));
        } catch (PackageRefused | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private void tidied(String otherwise, Tidying tidying) {
        try {
            tidying.run();
        } catch (IOException e) {
            LOG.warn("{} in {}", otherwise, directory, e);
        }
    }
}
