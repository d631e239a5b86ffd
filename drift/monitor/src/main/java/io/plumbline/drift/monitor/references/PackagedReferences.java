package io.plumbline.drift.monitor.references;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.references.Reference.Cause;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes references out of model packages: {@code models} says where a package is, and its copy is kept. Safe for use by
 * several threads.
 */
public final class PackagedReferences implements References, AutoCloseable {

    private static final Duration BEFORE_LOOKING_AGAIN = Duration.ofSeconds(10);

    private final LedgerFollower follower;
    private final PackageSource source;
    private final References cached;

    /** @param packages the directory in which copies of the packages are kept */
    public PackagedReferences(
            KafkaConnection connection, Topics topics, Path packages, FetchSettings fetching, InstantSource clock) {
        this.source = new CachedPackages(packages, fetching);
        this.follower = new LedgerFollower(connection, topics.models());
        this.cached = new CachedReferences(this::lookUp, BEFORE_LOOKING_AGAIN, clock);
    }

    @Override
    public synchronized Reference of(String modelId) {
        return cached.of(modelId);
    }

    @Override
    public synchronized void close() {
        follower.close();
    }

    private Reference lookUp(String modelId) {
        ModelLedger ledger = follower.readToEnd();
        Optional<ModelAnnouncement> announcement = ledger.find(modelId);
        if (announcement.isEmpty()) {
            return new Reference.Unavailable(Cause.UNKNOWN_MODEL, "it was never announced, or withdrawn");
        }
        return read(announcement.get());
    }

    private Reference read(ModelAnnouncement announcement) {
        try {
            ModelPackage found = PackageReader.of(source.fetch(announcement));
            Classes classes = Classes.of(found.manifest().model().labels());
            return new Reference.Known(
                    found.profile(), classes, found.baseline().accuracy());
        } catch (PackageRefused e) {
            return new Reference.Unavailable(Cause.UNREADABLE_PACKAGE, e.detail());
        }
    }
}
