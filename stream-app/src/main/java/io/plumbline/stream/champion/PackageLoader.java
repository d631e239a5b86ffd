package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.TorchClassifier;
import io.plumbline.model.pack.FilePackageSource;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads packages from files: no larger than announced, SHA-256 and manifest as they must be, canary images that come out
 * as the package says, and some forward passes to warm it up.
 */
public final class PackageLoader implements ModelLoader {

    private static final Logger LOG = LoggerFactory.getLogger(PackageLoader.class);

    private final Path directory;
    private final BatchScorer scorer = BatchScorer.withDefaults();
    private final WarmUp warmUp;

    /**
     * A loader.
     *
     * @param directory where copies of packages are kept; nobody else's
     */
    public PackageLoader(Path directory, WarmUp warmUp) {
        this.directory = directory;
        this.warmUp = warmUp;
    }

    @Override
    public void keepOnly(Set<ModelId> packages) {
        try {
            new FilePackageSource(directory, PackageReader.DEFAULT_MAX_BYTES).keepOnly(packages);
        } catch (IOException e) {
            LOG.warn("Packages that are not needed any more stay in {}", directory, e);
        }
    }

    @Override
    public ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        long largestBytes = Math.min(announcement.sizeBytes(), PackageReader.DEFAULT_MAX_BYTES);
        PackageSource source = new FilePackageSource(directory, largestBytes);
        Path file = source.fetch(announcement.location(), announcement.id()).file();
        ModelPackage found = new PackageReader(largestBytes).read(file, announcement.id());
        // Before a network is made: one for other images may take much more than the one that serves.
        if (served.isPresent()) {
            found.manifest()
                    .model()
                    .requireFits(served.get().inputShape(), served.get().labels());
        }
        PackagedModel model = new PackagedModel(TorchClassifier.load(found), scorer, Integer.MAX_VALUE);
        try {
            return model.withLargestChunk(warmUp.run(model, found.canaries()));
        } catch (PackageRefused | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }
}
