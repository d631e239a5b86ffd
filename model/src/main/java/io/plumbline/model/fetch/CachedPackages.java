package io.plumbline.model.fetch;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackageFiles;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.model.pack.PackageSource;
import io.plumbline.model.pack.PackedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packages from {@code file:}, {@code http:}, {@code https:}, {@code mlflow-artifacts:}, {@code runs:} and
 * {@code models:} addresses, kept in a directory under their ids, so that whatever happens to the original later, the copy stays.
 *
 * <p>A package is streamed to the disk and never held in memory. It appears in the directory whole and with the right hash
 * or not at all, so any number of threads and processes may share one; a copy that was damaged later is fetched again. A
 * server in trouble is asked again after a pause.
 */
public final class CachedPackages implements PackageSource {

    private final Path directory;
    private final FetchSettings settings;
    private final Attempts attempts;
    private final Origin files = new FileOrigin();
    private final Origin web;
    private final MlflowOrigin mlflow;

    /**
     * A cache.
     *
     * @param directory where the copies go; made if it does not exist
     */
    public CachedPackages(Path directory, FetchSettings settings) {
        this.directory = directory;
        this.settings = settings;
        this.attempts = new Attempts(settings);
        this.web = new HttpOrigin(settings);
        this.mlflow = new MlflowOrigin(settings, web);
    }

    @Override
    public PackedModel fetch(ModelAnnouncement announcement) throws PackageRefused {
        ModelId id = announcement.id();
        long maxBytes = Math.min(announcement.sizeBytes(), settings.maxBytes());
        Path copy = copyOf(id);
        if (isSound(copy, id, maxBytes)) {
            return new PackedModel(id, copy, sizeOf(copy));
        }
        Path unfinished = PackageFiles.unfinishedIn(directory);
        try {
            String sha256 = download(announcement.location(), unfinished, maxBytes);
            if (!sha256.equals(id.sha256())) {
                throw new PackageRefused(
                        Reason.ALTERED,
                        "The SHA-256 of %s is %s; its id %s says otherwise"
                                .formatted(announcement.location(), sha256, id));
            }
            return kept(unfinished, id);
        } finally {
            PackageFiles.delete(unfinished);
        }
    }

    /**
     * Fetches a package that was not announced yet, and tells its id.
     *
     * @throws PackageRefused if it cannot be had, is too large, or is no sound package
     */
    public PackedModel fetch(URI location) throws PackageRefused {
        Path unfinished = PackageFiles.unfinishedIn(directory);
        try {
            download(location, unfinished, settings.maxBytes());
            return kept(
                    unfinished,
                    new PackageReader(settings.maxBytes()).read(unfinished).id());
        } finally {
            PackageFiles.delete(unfinished);
        }
    }

    /**
     * An address under which the same package will stand for ever: that where a version of a registered model comes from,
     * for {@code models:} addresses, whose aliases move; any other as it is.
     *
     * @throws PackageRefused if it cannot be found out
     */
    public URI pinned(URI location) throws PackageRefused {
        if (!MlflowOrigin.reads(location)) {
            return location;
        }
        return attempts.to("look up", location, () -> mlflow.pinned(location));
    }

    /**
     * Deletes all copies but these. For directories that nobody else uses.
     *
     * @throws IOException if that fails; some may be deleted by then
     */
    public void keepOnly(Set<ModelId> ids) throws IOException {
        Set<Path> kept = ids.stream().map(this::copyOf).collect(Collectors.toSet());
        deleteAll(file -> PackageFiles.isPackage(file) && !kept.contains(file));
    }

    /**
     * Deletes what a killed process left unfinished. For directories that nobody else uses, before anything is fetched.
     *
     * @throws IOException if that fails; some may be deleted by then
     */
    public void deleteUnfinished() throws IOException {
        deleteAll(PackageFiles::isUnfinished);
    }

    private void deleteAll(Predicate<Path> unwanted) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> listed = Files.list(directory)) {
            for (Path file : listed.filter(unwanted).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path copyOf(ModelId id) {
        return PackageFiles.in(directory, id);
    }

    /** A copy that cannot be used is as good as none. */
    private boolean isSound(Path copy, ModelId id, long maxBytes) {
        try (Download found = new Download(OutputStream.nullOutputStream(), maxBytes)) {
            files.read(copy.toUri(), found);
            return found.sha256().equals(id.sha256());
        } catch (IOException | PackageRefused e) {
            return false;
        }
    }

    private PackedModel kept(Path unfinished, ModelId id) throws PackageRefused {
        Path copy = copyOf(id);
        try {
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PackageRefused(Reason.UNAVAILABLE, "Cannot write %s: %s".formatted(copy, e), e);
        }
        return new PackedModel(id, copy, sizeOf(copy));
    }

    private static long sizeOf(Path file) throws PackageRefused {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new PackageRefused(Reason.UNAVAILABLE, "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    /** Writes what stands at the address, and tells its SHA-256. */
    private String download(URI location, Path to, long maxBytes) throws PackageRefused {
        Origin origin = originOf(location);
        return attempts.to("fetch", location, () -> {
            try (Download download = new Download(Files.newOutputStream(to), maxBytes)) {
                origin.read(location, download);
                return download.sha256();
            }
        });
    }

    private Origin originOf(URI location) throws PackageRefused {
        if (WebAddress.schemeOf(location).equals("file")) {
            return files;
        }
        if (MlflowOrigin.reads(location)) {
            return mlflow;
        }
        if (WebAddress.isOne(location)) {
            requireNoPassword(location);
            return web;
        }
        throw new PackageRefused(
                Reason.UNAVAILABLE,
                "The address %s is not read: file:, http:, https:, mlflow-artifacts:, runs: and models: are"
                        .formatted(location));
    }

    private static void requireNoPassword(URI location) throws PackageRefused {
        try {
            WebAddress.requireOne(location);
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(Reason.UNAVAILABLE, e.getMessage(), e);
        }
    }
}
