package io.plumbline.bench.serving.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.bench.process.JavaCommand;
import io.plumbline.bench.serving.worker.ForwardOrder;
import io.plumbline.bench.serving.worker.Order;
import io.plumbline.bench.serving.worker.Reply;
import io.plumbline.bench.serving.worker.WorkerMain;
import io.plumbline.contract.json.Json;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process in which the code of Plumbline runs, started with the options of this one, which are those of the launcher. */
public final class Worker implements AutoCloseable {

    private final LineProcess process;

    private Worker(LineProcess process) {
        this.process = process;
    }

    /** Starts one that does nothing yet. */
    public static Worker start(String name, Path directory) {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> command = JavaCommand.line(options, WorkerMain.class.getName(), List.of());
        return new Worker(LineProcess.start(name, command, directory));
    }

    /** Images per second of bare forward passes. */
    public double forward(ForwardOrder order) {
        return ask(Order.of(order)).imagesPerSecond();
    }

    Reply ask(Order order) {
        Reply reply = Json.read(process.ask(Json.line(order)).getBytes(UTF_8), Reply.class);
        if (!reply.failure().isEmpty()) {
            throw new IllegalStateException(reply.failure() + "\n" + process.lastLines());
        }
        return reply;
    }

    /** How much of the machine's memory it holds. */
    public int residentMiB() {
        return process.residentMiB();
    }

    /** How much CPU time it has had, of all its threads. */
    public Duration cpuTime() {
        return process.cpuTime();
    }

    @Override
    public void close() {
        process.close();
    }
}
