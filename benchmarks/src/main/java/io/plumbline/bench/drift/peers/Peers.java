package io.plumbline.bench.drift.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.broker.python.PythonEnvironment;
import io.plumbline.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** River's and alibi-detect's detectors, in a Python process and an environment of their own. */
public final class Peers {

    private static final String REQUIREMENTS = "drift-requirements.txt";
    private static final String PROGRAM = "drift.py";

    private final PythonEnvironment environment;
    private final Path work;
    private final int seconds;

    /**
     * Peers in an environment that is made the first time.
     *
     * @param environment where it is; nobody else's directory
     * @param work a directory for the streams
     * @param seconds that each detector has for the healthy stream, and again for all shifts
     */
    public Peers(Path environment, Path work, int seconds) throws IOException {
        this.environment = new PythonEnvironment(environment, new String(resource(REQUIREMENTS), UTF_8));
        this.work = work;
        this.seconds = seconds;
    }

    /** What Plumbline's detectors and the peers do with the same streams; why there are no peers, if there are none. */
    public Comparison compare(StudyReference reference, Seed seed) {
        PeerStreams streams = new PeerStreams(reference, seed);
        List<PeerFigures> figures = new ArrayList<>(new OwnWatch(streams).figures());
        try {
            streams.writeTo(work);
            environment.prepare(work.resolve("pip.log"));
            figures.addAll(run());
            return new Comparison(figures, Optional.empty());
        } catch (IOException e) {
            return new Comparison(figures, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private List<PeerFigures> run() throws IOException {
        Path program = Files.write(work.resolve(PROGRAM), resource(PROGRAM));
        Path said = work.resolve("peers.log");
        Path answers = work.resolve("peers.json");
        Process process = new ProcessBuilder(
                        environment.program("python"), program.toString(), work.toString(), Integer.toString(seconds))
                .redirectOutput(answers.toFile())
                .redirectError(said.toFile())
                .start();
        int exitCode = exitCode(process);
        if (exitCode != 0) {
            throw new IOException("%s ended with %d: %s".formatted(PROGRAM, exitCode, Files.readString(said)));
        }
        List<PeerFigures> figures = new ArrayList<>();
        for (String line : Files.readAllLines(answers)) {
            figures.add(Json.read(line.getBytes(UTF_8), PeerFigures.class));
        }
        return figures;
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(PROGRAM + " was interrupted", e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Peers.class.getResourceAsStream("/peers/" + name)) {
            if (in == null) {
                throw new IOException("The build did not include peers/" + name);
            }
            return in.readAllBytes();
        }
    }

    /**
     * Detectors side by side.
     *
     * @param figures Plumbline's first
     * @param missing why the peers are not among them, if they are not
     */
    public record Comparison(List<PeerFigures> figures, Optional<String> missing) {

        public Comparison {
            figures = List.copyOf(figures);
        }
    }
}
