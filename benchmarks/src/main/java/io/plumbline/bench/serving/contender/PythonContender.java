package io.plumbline.bench.serving.contender;

import io.plumbline.contract.json.Json;

/** The Python loop. */
public final class PythonContender implements Contender {

    private static final int COMMIT_MILLIS = 100;
    private static final int LINGER_MILLIS = 20;

    private final LineProcess process;
    private final int batch;
    private final int torchThreads;

    /**
     * A loop in this process.
     *
     * @param batch images in each forward pass
     * @param torchThreads of PyTorch
     */
    public PythonContender(LineProcess process, int batch, int torchThreads) {
        this.process = process;
        this.batch = batch;
        this.torchThreads = torchThreads;
    }

    @Override
    public String group(Workload workload) {
        return workload.topics().groupOf("python");
    }

    @Override
    public void start(Workload workload) {
        PythonOrder order = new PythonOrder(
                workload.bootstrapServers(),
                workload.topics().images().name(),
                workload.topics().predictions().name(),
                group(workload),
                workload.model().exported().toString(),
                batch,
                torchThreads,
                COMMIT_MILLIS,
                LINGER_MILLIS);
        expect("ready", process.ask(Json.line(order)));
    }

    @Override
    public void stop() {
        expect("stopped", process.ask(""));
    }

    private void expect(String word, String answer) {
        if (!answer.equals(word)) {
            throw new IllegalStateException(
                    "The Python loop says '%s' rather than '%s':%n%s".formatted(answer, word, process.lastLines()));
        }
    }
}
