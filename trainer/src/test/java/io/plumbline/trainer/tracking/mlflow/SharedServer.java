package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.broker.TemporaryDirectory;
import io.plumbline.broker.mlflow.MlflowProcess;
import io.plumbline.broker.python.PythonEnvironment;
import io.plumbline.model.fetch.Credentials;
import io.plumbline.trainer.dataset.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One MLflow server for all integration tests of a run, in an environment that outlives them; each keeps to experiments and models
 * of its own.
 */
final class SharedServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MlflowProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent("server", key -> Running.start(), Running.class)
                .server();
    }

    static MlflowSettings settings(MlflowProcess server) {
        return new MlflowSettings(
                server.address(),
                Credentials.none(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }

    /** Closed with the store that it is kept in. */
    private record Running(MlflowProcess server, TemporaryDirectory directory) implements AutoCloseable {

        static Running start() {
            Path environment = UserCache.onThisMachine().resolve("peers").resolve("mlflow");
            TemporaryDirectory directory = TemporaryDirectory.create("plumbline-mlflow-test-");
            try {
                return new Running(
                        MlflowProcess.start(
                                new PythonEnvironment(environment, MlflowProcess.REQUIREMENTS), directory.path()),
                        directory);
            } catch (IOException e) {
                directory.close();
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
            directory.close();
        }
    }
}
