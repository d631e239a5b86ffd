package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.broker.mlflow.MlflowProcess;
import io.plumbline.broker.python.PythonEnvironment;
import io.plumbline.model.fetch.Credentials;
import io.plumbline.trainer.dataset.UserCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The MLflow server of these tests, in an environment that outlives them. */
final class Server {

    private Server() {}

    static MlflowProcess start(Path directory) throws IOException {
        Path environment = UserCache.onThisMachine().resolve("peers").resolve("mlflow");
        return MlflowProcess.start(new PythonEnvironment(environment, MlflowProcess.REQUIREMENTS), directory);
    }

    static MlflowSettings settings(MlflowProcess server) {
        return new MlflowSettings(
                server.address(),
                Credentials.none(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }
}
