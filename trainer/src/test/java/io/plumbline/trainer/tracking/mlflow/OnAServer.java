package io.plumbline.trainer.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.broker.mlflow.MlflowProcess;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What tests on a real MLflow server share. */
@ExtendWith(SharedServer.class)
abstract class OnAServer {

    static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    static Path directory;

    @TempDir
    Path waiting;

    static MlflowProcess server;
    static MlflowSettings settings;

    @BeforeAll
    static void useTheServer(MlflowProcess shared) {
        server = shared;
        settings = SharedServer.settings(shared);
    }

    /** A package as far as MLflow is concerned. */
    static PackedModel packed(String name, String digit) throws IOException {
        ModelId id = new ModelId(name, digit.repeat(64));
        Path file = Files.writeString(directory.resolve(id + ".zip"), "package " + id);
        return new PackedModel(id, file, Files.size(file));
    }

    static void keep(MlflowTracking tracking, PackedModel model, Instant at) {
        TrackedRun run = tracking.start(RunStart.now("models", model.id().shortForm(), at, Map.of(), Map.of()));
        run.packed(model);
        run.finished();
    }

    static Run only(String experiment) {
        return find(experiment, "");
    }

    static Run find(String experiment, String name) {
        try (MlflowRuns runs = new MlflowRuns(settings, experiment)) {
            List<Run> all = runs.list().stream()
                    .filter(run -> run.name().contains(name))
                    .toList();
            assertThat(all).hasSize(1);
            return runs.find(all.get(0).id().substring(0, 10));
        }
    }
}
