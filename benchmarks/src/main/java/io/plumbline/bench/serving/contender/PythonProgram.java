package io.plumbline.bench.serving.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.broker.python.PythonEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A program to compare with, and the environment that all of them share, with confluent-kafka and PyTorch. */
public final class PythonProgram {

    private static final String REQUIREMENTS = "requirements.txt";

    private final PythonEnvironment environment;
    private final String file;

    /**
     * A program that is not started yet.
     *
     * @param directory of the environment; nobody else's
     * @param file its name among the peers, such as {@code loop.py}
     */
    public PythonProgram(Path directory, String file) {
        this.environment = new PythonEnvironment(directory, new String(resource(REQUIREMENTS), UTF_8));
        this.file = file;
    }

    /**
     * Makes the environment if it is not there.
     *
     * @param work for what is needed on the way
     * @param said told what takes long, and why it failed if it did
     * @return whether it is there now
     */
    public boolean prepare(Path work, Consumer<String> said) {
        if (environment.isReady()) {
            return true;
        }
        said.accept("Making a Python environment in %s; PyTorch takes some 6 GB.".formatted(environment.directory()));
        try {
            environment.prepare(work.resolve("pip.log"));
            return true;
        } catch (IOException e) {
            said.accept("There will be no figures of Python: " + e.getMessage());
            return false;
        }
    }

    /**
     * Starts it; it does nothing before it is told to.
     *
     * @param work for the program and its log
     */
    public LineProcess start(Path work, String... arguments) {
        try {
            Path program = Files.write(work.resolve(file), resource(file));
            List<String> command = new ArrayList<>(List.of(environment.program("python"), program.toString()));
            command.addAll(List.of(arguments));
            return LineProcess.start("python", command, work);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + file, e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = PythonProgram.class.getResourceAsStream("/peers/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The build did not include peers/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read peers/" + name, e);
        }
    }
}
