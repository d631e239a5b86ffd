package io.plumbline.stream.serving;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Serving in a JVM of its own, so that a test can kill it. */
public final class ServeProcess {

    /** Short time-outs, so that its successor need not wait long; long transactions, so that a kill catches one open. */
    private static final Timing TIMING =
            new Timing(Duration.ofMillis(1_500), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(15));

    private ServeProcess() {}

    /** Serves until it is told to stop, or fails. */
    public static void main(String[] arguments) {
        Serving serving = Serving.start(config(arguments[0], arguments[1], Path.of(arguments[2])));
        Runtime.getRuntime().addShutdownHook(new Thread(serving::close));
        serving.awaitStopped(Duration.ofDays(1));
    }

    static ServingConfig config(String bootstrapServers, String prefix, Path directory) {
        return ServingConfig.of(KafkaConnection.to(bootstrapServers), new Topics(prefix), directory)
                .with(new Batching(2, 64, 500))
                .with(TIMING);
    }

    static Process start(String bootstrapServers, String prefix, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServeProcess.class.getName()));
        command.addAll(List.of(bootstrapServers, prefix, directory.toString()));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
