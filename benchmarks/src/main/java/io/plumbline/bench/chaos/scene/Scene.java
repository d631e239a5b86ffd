package io.plumbline.bench.chaos.scene;

import io.plumbline.bench.chaos.plan.Target;
import io.plumbline.bench.process.BrokerProcess;
import io.plumbline.bench.process.PlumblineCommand;
import io.plumbline.bench.process.Workbench;
import io.plumbline.contract.connection.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A broker, two serving processes and a monitor, each in a process of its own, which can be killed. One that ends by itself
 * is started again, as any supervisor would, and remembered.
 */
public final class Scene implements AutoCloseable {

    /** Of each topic that may have more than one. */
    public static final int PARTITIONS = 6;

    /** Of each serving process. */
    public static final int STREAM_THREADS = 2;

    /** What comes up often should come up fast. */
    private static final List<String> QUICK_START = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration LOOK = Duration.ofMillis(200);

    private final BrokerProcess broker;
    private final boolean killBroker;
    private final Map<Target, Part> parts = new EnumMap<>(Target.class);
    private final List<String> endings = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor();

    private Scene(Workbench workbench, ServeSetup setup, boolean staticMembers, boolean killBroker) {
        this.killBroker = killBroker;
        broker = BrokerProcess.start(workbench, PARTITIONS, QUICK_START);
        List<String> serve = new ArrayList<>(List.of("--threads", Integer.toString(STREAM_THREADS)));
        serve.addAll(setup.options(workbench.directory()));
        for (Target target : List.of(Target.SERVE_A, Target.SERVE_B)) {
            List<String> options = new ArrayList<>(serve);
            if (staticMembers) {
                options.addAll(List.of("--instance-id", target.label()));
            }
            parts.put(target, part(workbench, target, "serve", options));
        }
        parts.put(Target.MONITOR, part(workbench, Target.MONITOR, "monitor", List.of()));
        var unused = supervisor.scheduleWithFixedDelay(
                this::supervise, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the broker alone.
     *
     * @param setup of the serving processes
     * @param staticMembers whether each has an instance id, and so keeps its partitions through a restart
     * @param killBroker whether the broker ends as {@code kill -9} does, or else in good order
     */
    public static Scene open(Workbench workbench, ServeSetup setup, boolean staticMembers, boolean killBroker) {
        return new Scene(workbench, setup, staticMembers, killBroker);
    }

    /** Starts all but the broker. */
    public void startParts() {
        parts.values().forEach(Part::start);
    }

    public KafkaConnection connection() {
        return broker.connection();
    }

    /** Where the broker keeps its topics. */
    public Path brokerDirectory() {
        return broker.directory();
    }

    /** A process that is not the broker. */
    public Part part(Target target) {
        return parts.get(target);
    }

    /** Ends a process as {@code kill -9} does; the broker in good order, unless it is to be killed. */
    public void kill(Target target) {
        if (target == Target.BROKER) {
            endBroker();
        } else {
            parts.get(target).kill();
        }
    }

    private void endBroker() {
        if (killBroker) {
            broker.kill();
        } else {
            broker.stop();
        }
    }

    /** Starts what was killed, in whatever state it left behind; of the broker alone, returns when it answers. */
    public void restart(Target target) {
        if (target == Target.BROKER) {
            broker.restart();
        } else {
            parts.get(target).start();
        }
    }

    /** Ends the serving processes in good order, each within this time. */
    public void stopServing(Duration patience) {
        for (Target target : List.of(Target.SERVE_A, Target.SERVE_B)) {
            if (!parts.get(target).stop(patience)) {
                throw new IllegalStateException("%s does not end within %s:%n%s"
                        .formatted(target.label(), patience, parts.get(target).lastLines()));
            }
        }
    }

    /** The ends of all logs. */
    public String lastLines() {
        return parts.entrySet().stream()
                .map(part -> "%s:%n%s"
                        .formatted(part.getKey().label(), part.getValue().lastLines()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** What each process said that ended by itself. */
    public List<String> endings() {
        return List.copyOf(endings);
    }

    @Override
    public void close() {
        supervisor.shutdownNow();
        parts.values().forEach(Part::kill);
        broker.kill();
    }

    private void supervise() {
        try {
            parts.values().forEach(part -> part.reviveIfEnded().ifPresent(endings::add));
        } catch (IllegalStateException cleared) {
            supervisor.shutdown();
        }
    }

    private Part part(Workbench workbench, Target target, String command, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--state",
                broker.directory().resolveSibling(target.label()).toString()));
        arguments.addAll(options);
        return new Part(workbench, new PlumblineCommand(target.label(), QUICK_START, arguments));
    }
}
