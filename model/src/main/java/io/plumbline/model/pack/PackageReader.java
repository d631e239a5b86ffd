package io.plumbline.model.pack;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import io.plumbline.contract.models.ModelId;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads model packages and refuses those that are not sound. */
public final class PackageReader {

    /** 256 MiB. */
    public static final long DEFAULT_MAX_BYTES = 256L << 20;

    private final long maxBytes;

    /**
     * A reader with a size limit.
     *
     * @param maxBytes the largest file that is read, at most 2 GiB
     */
    public PackageReader(long maxBytes) {
        this.maxBytes = HashedFile.requireLimit(maxBytes);
    }

    /**
     * Reads a package that was fetched, and whose size was found to be no larger than it may.
     *
     * @throws PackageRefused as {@link #read(Path, ModelId)} does
     */
    public static ModelPackage of(PackedModel fetched) throws PackageRefused {
        return new PackageReader(fetched.sizeBytes()).read(fetched.file(), fetched.id());
    }

    /**
     * Reads the package of this id.
     *
     * @throws PackageRefused if there is none, or it is too large, altered, malformed, or needs features that this
     *     Plumbline does not have
     */
    public ModelPackage read(Path file, ModelId id) throws PackageRefused {
        ModelPackage found = read(file, Optional.of(id));
        if (!found.id().equals(id)) {
            throw new PackageRefused(
                    Reason.ALTERED, "The package calls itself %s; it was announced as %s".formatted(found.id(), id));
        }
        return found;
    }

    /**
     * Reads a package that someone names by its file alone, and tells its id.
     *
     * @throws PackageRefused as {@link #read(Path, ModelId)} does
     */
    public ModelPackage read(Path file) throws PackageRefused {
        return read(file, Optional.empty());
    }

    private ModelPackage read(Path path, Optional<ModelId> announced) throws PackageRefused {
        try (HashedFile file = HashedFile.open(path, maxBytes)) {
            Map<PackageLayout, byte[]> entries;
            try {
                entries = PackageEntries.of(file);
            } catch (PackageRefused malformed) {
                // What is not the package that was announced was altered, whatever else is wrong with it.
                requireContentOf(announced, path, file.sha256());
                throw malformed;
            }
            String sha256 = file.sha256();
            requireContentOf(announced, path, sha256);
            return parse(entries, sha256);
        }
    }

    private static void requireContentOf(Optional<ModelId> announced, Path path, String sha256) throws PackageRefused {
        if (announced.isPresent() && !announced.get().sha256().equals(sha256)) {
            throw new PackageRefused(
                    Reason.ALTERED,
                    "The SHA-256 of %s is %s; its id %s says otherwise".formatted(path, sha256, announced.get()));
        }
    }

    private static ModelPackage parse(Map<PackageLayout, byte[]> entries, String sha256) throws PackageRefused {
        try {
            Manifest manifest = Json.read(entries.get(PackageLayout.MANIFEST), Manifest.class);
            requireFeatures(manifest.model());
            Baseline baseline = new Baseline(
                    ReferenceProfile.fromBytes(entries.get(PackageLayout.PROFILE)),
                    Optional.ofNullable(entries.get(PackageLayout.ACCURACY)).map(AccuracyReference::fromBytes),
                    Optional.ofNullable(entries.get(PackageLayout.OUTLIERS)).map(OutlierModel::fromBytes));
            requireFit(baseline, manifest.model());
            return new ModelPackage(
                    new ModelId(manifest.name(), sha256),
                    manifest,
                    Weights.decode(entries.get(PackageLayout.WEIGHTS), manifest.model()),
                    baseline,
                    Canaries.decode(entries.get(PackageLayout.CANARIES), manifest.model()));
        } catch (MalformedJsonException | DamagedException e) {
            throw new PackageRefused(Reason.MALFORMED, e.getMessage(), e);
        }
    }

    private static void requireFeatures(ModelSpec model) throws PackageRefused {
        try {
            model.featureSet();
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(Reason.UNFIT, e.getMessage(), e);
        }
    }

    private static void requireFit(Baseline baseline, ModelSpec model) throws PackageRefused {
        try {
            baseline.requireFits(model);
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(Reason.UNFIT, e.getMessage(), e);
        }
    }
}
