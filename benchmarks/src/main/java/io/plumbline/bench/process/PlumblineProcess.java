package io.plumbline.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command of Plumbline that runs in a process of its own. */
public final class PlumblineProcess {

    private final Process process;
    private final Path log;

    private PlumblineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static PlumblineProcess start(PlumblineCommand command, Path directory) {
        Path log = directory.resolve(command.name() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command.commandLine())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Its options are all given; none may come from the environment of this process.
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_") && !name.endsWith("LOG_LEVEL"));
        LauncherEnvironment.applyTo(builder);
        try {
            return new PlumblineProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start %s: %s".formatted(command.name(), e.getMessage()), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * What it ended with.
     *
     * @throws IllegalThreadStateException if it has not ended
     */
    public int exitCode() {
        return process.exitValue();
    }

    /** How much of the machine's memory it holds. */
    public double residentMiB() {
        return ResidentMemory.mib(process);
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end as {@code kill} does. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it ended within this time. An interrupt ends the wait and stays set. */
    public boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The end of what it printed and logged, for a message that says why it failed. */
    public String lastLines() {
        return LogTail.of(log);
    }
}
