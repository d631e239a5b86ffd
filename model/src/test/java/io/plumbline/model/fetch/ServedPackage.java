package io.plumbline.model.fetch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.TestModels;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that fetch a package from a real server. */
abstract class ServedPackage {

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration PAUSE = Duration.ofMillis(1);

    @TempDir
    static Path originals;

    static PackedModel original;
    static byte[] content;

    @TempDir
    Path directory;

    SmallServer server;

    @BeforeAll
    static void pack() throws IOException, PackageRefused {
        original = TestModels.pack(originals);
        content = Files.readAllBytes(original.file());
    }

    @BeforeEach
    void start() throws IOException {
        server = new SmallServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static PackageRefused refused(CachedPackages packages, ModelAnnouncement announcement) {
        return catchThrowableOfType(PackageRefused.class, () -> packages.fetch(announcement));
    }

    CachedPackages packages(Duration attempt) {
        return new CachedPackages(directory, FetchSettings.withDefaults().withTimes(attempt, PAUSE));
    }

    List<String> cached() {
        return Arrays.stream(directory.toFile().list()).toList();
    }

    static ModelAnnouncement announced(URI address) {
        return new ModelAnnouncement(
                original.id().toString(), ModelRole.CHAMPION, address, content.length, Instant.EPOCH, "test", "a test");
    }
}
