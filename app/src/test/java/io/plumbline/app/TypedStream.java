package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.ServiceCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.contract.connection.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker in this process, with the topics on it, and all that is typed about it. */
final class TypedStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path directory;
    private final BrokerCommand.BrokerService broker;
    private final List<Service> services = new ArrayList<>();

    /** @param directory for packages and runs */
    TypedStream(Path directory) {
        this.directory = directory;
        this.broker = Typed.with(new BrokerCommand(), "--port", "0").start();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    KafkaConnection connection() {
        return KafkaConnection.to(bootstrapServers());
    }

    /** Trains a small network for a moment and returns its package. */
    Path train(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("train", "--packages"));
        arguments.add(directory.resolve("models").toString());
        arguments.addAll(List.of("--model", "mlp", "--epochs", "1", "--split", "1000,300,300,1000,0"));
        arguments.addAll(List.of("--calibrate", "usual"));
        arguments.addAll(List.of(more));
        RunCommand trained = run(arguments.toArray(String[]::new));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        return Path.of(trained.out().strip());
    }

    /** Starts a service, which ends with the stream, and waits until it is ready. */
    void start(ServiceCommand command, String... more) {
        List<String> options = new ArrayList<>(List.of("--bootstrap-server", bootstrapServers()));
        options.addAll(List.of("--metrics-port", "off"));
        options.addAll(List.of(more));
        Service service = Typed.with(command, options.toArray(String[]::new)).start();
        services.add(service);
        service.awaitReady(PATIENCE);
    }

    /** Runs a command. */
    RunCommand run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("runs")) {
            all.addAll(List.of("--bootstrap-server", bootstrapServers()));
        }
        return RunCommand.with(
                Plumbline.commandLine(
                        Map.of("PLUMBLINE_RUNS", directory.resolve("runs").toString())),
                all.toArray(String[]::new));
    }

    @Override
    public void close() {
        services.forEach(Service::close);
        broker.close();
    }
}
