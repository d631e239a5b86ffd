package io.plumbline.bench.process;

import io.plumbline.bench.cluster.BrokerAnswer;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** A Kafka broker with Plumbline's topics in a process of its own, which keeps its data and port over restarts. */
public final class BrokerProcess {

    private static final List<String> FOR_LONG = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TOPICS =
            new Topics("").all().stream().<String>map(Topic::name).toList();
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Workbench workbench;
    private final PlumblineCommand command;
    private final Path directory;
    private final String bootstrapServers;
    private PlumblineProcess process;

    private BrokerProcess(Workbench workbench, PlumblineCommand command, Path directory, int port) {
        this.workbench = workbench;
        this.command = command;
        this.directory = directory;
        this.bootstrapServers = "127.0.0.1:" + port;
    }

    /** Starts one, and returns when it answers and has its topics. */
    public static BrokerProcess start(Workbench workbench, int partitions) {
        return start(workbench, partitions, FOR_LONG);
    }

    /** The same with these options for its virtual machine. */
    public static BrokerProcess start(Workbench workbench, int partitions, List<String> javaOptions) {
        int port = FreePorts.find(1)[0];
        Path directory = workbench.directory().resolve("broker");
        PlumblineCommand command = new PlumblineCommand(
                "broker",
                javaOptions,
                List.of(
                        "broker",
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        directory.toString(),
                        "--partitions",
                        Integer.toString(partitions)));
        BrokerProcess broker = new BrokerProcess(workbench, command, directory, port);
        broker.restart();
        return broker;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** How clients reach it. */
    public KafkaConnection connection() {
        return KafkaConnection.to(bootstrapServers);
    }

    /** Where it keeps its data. */
    public Path directory() {
        return directory;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /**
     * Ends it in good order.
     *
     * @throws IllegalStateException if it does not end, with the end of its log
     */
    public void stop() {
        process.terminate();
        if (!process.awaitEnd(PATIENCE)) {
            throw new IllegalStateException(
                    "The broker did not end within %s:%n%s".formatted(PATIENCE, process.lastLines()));
        }
    }

    /**
     * Starts it where it has not been started or was killed, and returns when it answers and has its topics.
     *
     * @throws IllegalStateException if it does not come up, with the end of its log
     */
    public void restart() {
        process = workbench.start(command);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasTopics()) {
            if (process.awaitEnd(LOOK) || System.nanoTime() > deadline) {
                throw new IllegalStateException("The broker did not start:\n" + process.lastLines());
            }
        }
    }

    /** The broker's command makes them all once it answers; only a partition's leader tells its end. */
    private boolean hasTopics() {
        try (Admin admin = Admin.create(
                connection().with(Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1000")))) {
            Set<String> names = BrokerAnswer.of(admin.listTopics().names());
            if (!names.containsAll(TOPICS)) {
                return false;
            }
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            BrokerAnswer.of(admin.describeTopics(names).allTopicNames()).forEach((name, topic) -> topic.partitions()
                    .forEach(each -> ends.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
            BrokerAnswer.of(admin.listOffsets(ends).all());
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return false;
        }
    }
}
