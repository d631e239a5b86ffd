package io.plumbline.bench.serving.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.broker.python.PythonEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The program of the Python loop, and its environment with confluent-kafka and PyTorch. */
public final class PythonLoop {

    private static final String REQUIREMENTS = "requirements.txt";
    private static final String LOOP = "loop.py";

    private final PythonEnvironment environment;

    /** @param directory of the environment; nobody else's */
    public PythonLoop(Path directory) {
        this.environment = new PythonEnvironment(directory, new String(resource(REQUIREMENTS), UTF_8));
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
            said.accept("There will be no figures of the Python loop: " + e.getMessage());
            return false;
        }
    }

    /** Starts the loop, which does nothing yet. */
    public LineProcess start(Path work) {
        try {
            Path program = Files.write(work.resolve(LOOP), resource(LOOP));
            return LineProcess.start("python", List.of(environment.program("python"), program.toString()), work);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the Python loop", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = PythonLoop.class.getResourceAsStream("/peers/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The build did not include peers/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read peers/" + name, e);
        }
    }
}
