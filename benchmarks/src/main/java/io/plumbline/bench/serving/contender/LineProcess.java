package io.plumbline.bench.serving.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.bench.process.LauncherEnvironment;
import io.plumbline.bench.process.LogTail;
import io.plumbline.bench.process.ResidentMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is told what to do by lines on its standard input, and answers each by a line on its standard output. */
public final class LineProcess implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Path log;

    private LineProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.log = log;
    }

    /**
     * Starts one, in the environment that the launcher makes.
     *
     * @param directory for its log
     */
    public static LineProcess start(String name, List<String> command, Path directory) {
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        LauncherEnvironment.applyTo(builder);
        try {
            return new LineProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Tells it one thing and waits for the answer.
     *
     * @throws IllegalStateException if it ends instead, with the end of its log
     */
    public String ask(String line) {
        try {
            process.outputWriter(UTF_8).append(line).append('\n').flush();
            String answer = answers.readLine();
            if (answer != null) {
                return answer;
            }
        } catch (IOException e) {
            throw new IllegalStateException("%s has ended (%s):%n%s".formatted(name, e.getMessage(), lastLines()), e);
        }
        throw new IllegalStateException("%s has ended:%n%s".formatted(name, lastLines()));
    }

    /** How much of the machine's memory it holds. */
    public int residentMiB() {
        return (int) ResidentMemory.mib(process);
    }

    /** How much CPU time it has had, of all its threads. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The most that it has held so far. */
    public int peakMiB() {
        return (int) ResidentMemory.peakMib(process);
    }

    /** The end of what it logged. */
    public String lastLines() {
        return LogTail.of(log);
    }

    /** Ends its input, whereupon it should end; otherwise it is killed. */
    @Override
    public void close() {
        try {
            process.outputWriter(UTF_8).close();
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
