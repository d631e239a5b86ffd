package io.plumbline.bench.serving.contender;

import io.plumbline.bench.serving.worker.Knobs;
import io.plumbline.bench.serving.worker.Order;
import io.plumbline.bench.serving.worker.ServeOrder;
import java.util.Optional;

/** Plumbline's own serving, with or without what makes it fast. */
public final class ServeContender implements Contender {

    private final Worker worker;
    private final boolean constantScores;
    private final boolean latencyProfile;
    private final Optional<Knobs> knobs;

    private ServeContender(Worker worker, boolean constantScores, boolean latencyProfile, Optional<Knobs> knobs) {
        this.worker = worker;
        this.constantScores = constantScores;
        this.latencyProfile = latencyProfile;
        this.knobs = knobs;
    }

    /** As it is started by {@code ./plumbline serve}. */
    public static ServeContender asShipped(Worker worker) {
        return new ServeContender(worker, false, false, Optional.empty());
    }

    /** As {@code ./plumbline serve --profile latency}, but with a commit every 100 ms, and with these settings. */
    public static ServeContender forLatency(Worker worker, Knobs knobs) {
        return new ServeContender(worker, false, true, Optional.of(knobs));
    }

    /** With other settings. */
    public static ServeContender with(Worker worker, Knobs knobs) {
        return new ServeContender(worker, false, false, Optional.of(knobs));
    }

    /** With other settings, and scores that cost nothing. */
    public static ServeContender passThrough(Worker worker, Knobs knobs) {
        return new ServeContender(worker, true, false, Optional.of(knobs));
    }

    @Override
    public String group(Workload workload) {
        return workload.topics().groupOf("serve");
    }

    @Override
    public void start(Workload workload) {
        worker.ask(Order.of(
                new ServeOrder(workload.bootstrapServers(), workload.prefix(), constantScores, latencyProfile, knobs)));
    }

    @Override
    public void stop() {
        worker.ask(Order.STOP);
    }
}
