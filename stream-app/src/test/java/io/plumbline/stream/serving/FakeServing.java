package io.plumbline.stream.serving;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serving with models that are no more than a test's code. */
final class FakeServing {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private FakeServing() {}

    /** A model by this name, which fits its announcement. */
    static FakeModel model(String name) {
        return FakeModel.sound(id(name).toString());
    }

    /** Announces the model of this name as champion. */
    static void announce(Cluster cluster, String name) {
        cluster.announce(new ModelAnnouncement(
                id(name).toString(),
                ModelRole.CHAMPION,
                URI.create("file:///none"),
                1,
                Instant.now(),
                "test",
                "a test"));
    }

    /** One stream thread, polls of at most 100 images, chunks of at most 50. */
    static ServingConfig config(Cluster cluster, Path directory) {
        return ServingConfig.of(cluster.connection(), cluster.topics(), directory)
                .with(new Batching(1, 50, 100));
    }

    /** Serves with whichever of these models is announced. */
    static Serving start(ServingConfig config, FakeModel... models) {
        Map<String, FakeModel> byId = Stream.of(models).collect(Collectors.toMap(FakeModel::id, Function.identity()));
        return Serving.start(
                config, (announcement, served) -> byId.get(announcement.modelId()), InstantSource.system());
    }

    private static ModelId id(String name) {
        return new ModelId(name, "a".repeat(64));
    }
}
