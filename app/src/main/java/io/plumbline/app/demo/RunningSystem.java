package io.plumbline.app.demo;

import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.demo.report.Training;
import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.dataset.DataPlace;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.split.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A Plumbline that runs elsewhere, and of which a demo needs to know what it feeds.
 *
 * @param champion how it was trained
 * @param stream images that it has not seen
 */
record RunningSystem(Training champion, LabelledImages stream) {

    /** Where a package does not tell how long it took. */
    private static final double UNKNOWN = Double.NaN;

    /**
     * Waits for a champion, and looks into its package.
     *
     * @param directory for a copy of the package
     * @param data the folder with the data set that it was trained on
     * @throws CommandFailed if none is announced in time, or its package cannot be had
     */
    static RunningSystem find(KafkaConnection connection, Path directory, Path data, Duration patience) {
        ModelAnnouncement champion = champion(connection, patience);
        try {
            CachedPackages packages = new CachedPackages(directory, FetchSettings.withDefaults());
            Manifest manifest = PackageReader.of(packages.fetch(champion)).manifest();
            BaseData base = BaseData.of(manifest.provenance());
            LabelledImages pool = DataPlace.of(Optional.of(data)).read();
            double accuracy = manifest.metrics().getOrDefault("testAccuracy", UNKNOWN);
            return new RunningSystem(
                    new Training(champion.modelId(), UNKNOWN, accuracy),
                    base.split(pool).images(Part.STREAM));
        } catch (PackageRefused | IllegalArgumentException e) {
            throw CommandFailed.because("The champion's package cannot be read: " + e.getMessage());
        }
    }

    private static ModelAnnouncement champion(KafkaConnection connection, Duration patience) {
        try (LedgerFollower ledger = new LedgerFollower(connection, new Topics("").models())) {
            if (!Waiting.until(() -> ledger.readToEnd().champion().isPresent(), patience)) {
                throw CommandFailed.because("No champion was announced within %s.".formatted(patience));
            }
            return ledger.readToEnd().champion().orElseThrow();
        }
    }
}
