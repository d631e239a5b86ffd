package io.plumbline.bench.process;

import io.plumbline.broker.TemporaryDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary directory and the processes that work in it. At the end, or in the middle when someone presses Ctrl-C, the
 * processes are killed and the directory is removed.
 */
public final class Workbench implements AutoCloseable {

    private final TemporaryDirectory directory;
    private final List<PlumblineProcess> started = new ArrayList<>();
    private final Thread onSignal = new Thread(this::clear, "clear-workbench");
    private boolean cleared;

    private Workbench(TemporaryDirectory directory) {
        this.directory = directory;
    }

    /** An empty one, for the benchmark of this name. */
    public static Workbench open(String benchmark) {
        Workbench workbench = new Workbench(TemporaryDirectory.create("plumbline-bench-%s-".formatted(benchmark)));
        Runtime.getRuntime().addShutdownHook(workbench.onSignal);
        return workbench;
    }

    public Path directory() {
        return directory.path();
    }

    /**
     * Starts a command of Plumbline in a process of its own.
     *
     * @throws IllegalStateException if the workbench has been cleared
     */
    public synchronized PlumblineProcess start(PlumblineCommand command) {
        if (cleared) {
            throw new IllegalStateException("Nothing is started any more: the workbench is cleared");
        }
        started.removeIf(process -> !process.isAlive());
        PlumblineProcess process = PlumblineProcess.start(command, directory.path());
        started.add(process);
        return process;
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException shuttingDown) {
            return; // The hook runs already, and finds nothing left to do.
        }
    }

    private synchronized void clear() {
        if (!cleared) {
            cleared = true;
            started.forEach(PlumblineProcess::kill);
            directory.close();
        }
    }
}
