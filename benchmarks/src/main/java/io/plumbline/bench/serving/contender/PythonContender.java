package io.plumbline.bench.serving.contender;

import io.plumbline.contract.json.Json;
import io.plumbline.stream.serving.Profile;

/** The Python loop, which commits as often as {@code serve --profile throughput}, and gathers answers as long. */
public final class PythonContender implements Contender {

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
                Math.toIntExact(Profile.THROUGHPUT.commitInterval().toMillis()),
                Math.toIntExact(Profile.THROUGHPUT.transport().linger().toMillis()));
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
