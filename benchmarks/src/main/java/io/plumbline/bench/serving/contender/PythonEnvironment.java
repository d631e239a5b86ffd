package io.plumbline.bench.serving.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A virtual environment of the benchmark's own, with confluent-kafka and PyTorch, made the first time it is needed.
 *
 * <p>Whether it is complete is told by a copy of the requirements that is put there last.
 */
public final class PythonEnvironment {

    private static final String REQUIREMENTS = "requirements.txt";
    private static final String LOOP = "loop.py";

    private final Path directory;

    /**
     * The environment in this directory, which may not exist yet.
     *
     * @param directory nobody else's
     */
    public PythonEnvironment(Path directory) {
        this.directory = directory;
    }

    /** Whether it is there and complete. */
    public boolean isReady() {
        try {
            Path marker = directory.resolve(REQUIREMENTS);
            return Files.exists(marker) && Files.readString(marker).equals(new String(resource(REQUIREMENTS), UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes it if it is not there.
     *
     * @param work for what is needed on the way
     * @param said told what takes long, and why it failed if it did
     * @return whether it is there now
     */
    public boolean prepare(Path work, Consumer<String> said) {
        if (isReady()) {
            return true;
        }
        said.accept("Making a Python environment in %s; PyTorch takes some 6 GB.".formatted(directory));
        try {
            Files.createDirectories(directory);
            Path requirements = extract(REQUIREMENTS, work);
            Path log = work.resolve("pip.log");
            Optional<String> failure = run(log, "python3", "-m", "venv", "--clear", directory.toString())
                    .or(() -> run(
                            log,
                            directory.resolve("bin/python").toString(),
                            "-m",
                            "pip",
                            "install",
                            "--no-input",
                            "--no-cache-dir",
                            "-r",
                            requirements.toString()));
            if (failure.isPresent()) {
                said.accept("There will be no figures of the Python loop: " + failure.get());
                return false;
            }
            Files.copy(requirements, directory.resolve(REQUIREMENTS), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            said.accept("There will be no figures of the Python loop: " + e);
            return false;
        }
    }

    /** Starts the loop, which does nothing yet. */
    public LineProcess startLoop(Path work) {
        try {
            return LineProcess.start(
                    "python",
                    List.of(
                            directory.resolve("bin/python").toString(),
                            extract(LOOP, work).toString()),
                    work);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the Python loop", e);
        }
    }

    /** Why it failed, if it did. */
    private static Optional<String> run(Path log, String... command) {
        try {
            int exitCode = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            return exitCode == 0 ? Optional.empty() : Optional.of(failure(command, Files.readString(log)));
        } catch (IOException e) {
            return Optional.of(failure(command, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(failure(command, "interrupted"));
        }
    }

    private static String failure(String[] command, String why) {
        return "'%s' failed: %s".formatted(String.join(" ", command), why.strip());
    }

    private static Path extract(String name, Path into) throws IOException {
        return Files.write(into.resolve(name), resource(name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PythonEnvironment.class.getResourceAsStream("/peers/" + name)) {
            if (in == null) {
                throw new IOException("The build did not include peers/" + name);
            }
            return in.readAllBytes();
        }
    }
}
