package io.plumbline.bench.chaos.scene;

import io.plumbline.bench.process.PlumblineCommand;
import io.plumbline.bench.process.PlumblineProcess;
import io.plumbline.bench.process.Workbench;
import java.time.Duration;
import java.util.Optional;

/** A process that is started again, with the same command, whenever it has ended. */
public final class Part {

    /** With this a command ends that finds no broker when it starts; whoever supervises it starts it again. */
    private static final int NO_BROKER = 3;

    private final Workbench workbench;
    private final PlumblineCommand command;
    private PlumblineProcess process;
    private boolean wanted;

    Part(Workbench workbench, PlumblineCommand command) {
        this.workbench = workbench;
        this.command = command;
    }

    /** Starts it, in whatever state it left behind. */
    public synchronized void start() {
        process = workbench.start(command);
        wanted = true;
    }

    /** Ends it as {@code kill -9} does. */
    public synchronized void kill() {
        wanted = false;
        if (process != null) {
            process.kill();
        }
    }

    /**
     * Ends it as {@code kill} does.
     *
     * @return whether it had ended within this time
     */
    public synchronized boolean stop(Duration patience) {
        wanted = false;
        process.terminate();
        return process.awaitEnd(patience);
    }

    /**
     * Starts it again if it has ended by itself.
     *
     * @return what it said at the end, unless it just found no broker
     */
    synchronized Optional<String> reviveIfEnded() {
        if (!wanted || process.isAlive()) {
            return Optional.empty();
        }
        Optional<String> end = process.exitCode() == NO_BROKER
                ? Optional.empty()
                : Optional.of(
                        "%s ended with %d:%n%s".formatted(command.name(), process.exitCode(), process.lastLines()));
        process = workbench.start(command);
        return end;
    }

    /** The end of its log. */
    public synchronized String lastLines() {
        return process == null ? "It was never started." : process.lastLines();
    }
}
