package io.plumbline.bench.serving.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.json.Json;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A process that is measured: reads orders from its standard input, one line each, and answers each on its standard output
 * when it is carried out. Ends with its input, and so with whoever started it.
 *
 * <p>It lives through many runs, so that what is measured is warm code.
 */
public final class WorkerMain {

    private Optional<ServeRun> serving = Optional.empty();

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        WorkerMain worker = new WorkerMain();
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), UTF_8));
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Reply reply = worker.answer(Json.read(line.getBytes(UTF_8), Order.class));
                out.write((Json.line(reply) + "\n").getBytes(UTF_8));
                out.flush();
            }
        }
        System.exit(0);
    }

    private Reply answer(Order order) {
        try {
            return carryOut(order);
        } catch (Exception e) {
            return Reply.failed(e);
        }
    }

    private Reply carryOut(Order order) throws Exception {
        if (order.serve().isPresent()) {
            serving = Optional.of(ServeRun.start(order.serve().get()));
            return Reply.DONE;
        }
        if (order.forward().isPresent()) {
            return Reply.forward(ForwardRun.run(order.forward().get()));
        }
        ServeRun ending = serving.orElseThrow(() -> new IllegalStateException("Told to stop, but does not serve"));
        serving = Optional.empty();
        ending.stop();
        return Reply.DONE;
    }
}
