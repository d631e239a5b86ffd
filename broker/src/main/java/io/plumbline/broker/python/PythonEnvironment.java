package io.plumbline.broker.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A virtual environment with certain packages in it, made the first time it is needed. Several processes may share one.
 *
 * <p>Whether it is complete is told by a copy of the requirements that is put there last. Packages come from wherever pip is
 * configured to take them.
 */
public final class PythonEnvironment {

    private static final String REQUIREMENTS = "requirements.txt";

    private final Path directory;
    private final String requirements;

    /**
     * The environment in this directory, which may not exist yet.
     *
     * @param directory nobody else's
     * @param requirements the packages, as pip takes them in a file
     */
    public PythonEnvironment(Path directory, String requirements) {
        this.directory = directory;
        this.requirements = requirements;
    }

    public Path directory() {
        return directory;
    }

    /** Whether it is there and complete. */
    public boolean isReady() {
        try {
            Path marker = directory.resolve(REQUIREMENTS);
            return Files.exists(marker) && Files.readString(marker).equals(requirements);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes it if it is not there, or waits for another process that is about to.
     *
     * @param log for what Python says on the way
     * @throws IOException if it cannot be made, with what Python said
     */
    public void prepare(Path log) throws IOException {
        Files.createDirectories(directory.getParent());
        Path lock = directory.resolveSibling(directory.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!isReady() && held.isValid()) {
                make(log);
            }
        }
    }

    private void make(Path log) throws IOException {
        run(log, "python3", "-m", "venv", "--clear", directory.toString());
        Path wanted = Files.writeString(directory.resolve("wanted.txt"), requirements);
        run(
                log,
                program("python"),
                "-m",
                "pip",
                "install",
                "--no-input",
                "--no-cache-dir",
                "--disable-pip-version-check",
                "-r",
                wanted.toString());
        Files.move(wanted, directory.resolve(REQUIREMENTS));
    }

    /** The path of a program in it, such as {@code python}. */
    public String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static void run(Path log, String... command) throws IOException {
        int exitCode;
        try {
            exitCode = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IOException("'%s' failed: %s".formatted(String.join(" ", command), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("'%s' was interrupted".formatted(String.join(" ", command)), e);
        }
        if (exitCode != 0) {
            throw new IOException("'%s' failed: %s"
                    .formatted(String.join(" ", command), new String(Files.readAllBytes(log), UTF_8).strip()));
        }
    }
}
