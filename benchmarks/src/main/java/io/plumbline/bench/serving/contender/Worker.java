package io.plumbline.bench.serving.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.bench.serving.worker.ForwardOrder;
import io.plumbline.bench.serving.worker.Order;
import io.plumbline.bench.serving.worker.Reply;
import io.plumbline.bench.serving.worker.WorkerMain;
import io.plumbline.contract.json.Json;
import java.nio.file.Path;
import java.util.List;

/** A process in which the code of Plumbline runs, started with the options of the launcher. */
public final class Worker implements AutoCloseable {

    private final LineProcess process;

    private Worker(LineProcess process) {
        this.process = process;
    }

    /** Starts one that does nothing yet. */
    public static Worker start(String name, Path directory) {
        return new Worker(LineProcess.start(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.offline=true",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerMain.class.getName()),
                directory));
    }

    /** Images per second of bare forward passes. */
    public double forward(ForwardOrder order) {
        return ask(Order.of(order)).imagesPerSecond();
    }

    Reply ask(Order order) {
        Reply reply =
                Json.read(process.ask(new String(Json.write(order), UTF_8)).getBytes(UTF_8), Reply.class);
        if (!reply.failure().isEmpty()) {
            throw new IllegalStateException(reply.failure() + "\n" + process.lastLines());
        }
        return reply;
    }

    /** How much of the machine's memory it holds. */
    public int residentMiB() {
        return process.residentMiB();
    }

    @Override
    public void close() {
        process.close();
    }
}
