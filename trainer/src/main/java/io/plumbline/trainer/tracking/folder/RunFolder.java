package io.plumbline.trainer.tracking.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import io.plumbline.trainer.tracking.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run: {@code log.jsonl}, to which a line is appended for all that happens, and the files that came of it
 * in {@code artifacts}. A process that is killed leaves at most one line unfinished, which counts as not written.
 *
 * @param path named by the run's id
 */
public record RunFolder(Path path) {

    private static final String LOG = "log.jsonl";
    private static final String ARTIFACTS = "artifacts";

    /** All folders of runs in this one but hidden ones, in no particular order; none if it does not exist. */
    public static List<RunFolder> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(directory)) {
            return listed.filter(each -> !each.getFileName().toString().startsWith("."))
                    .filter(each -> Files.isRegularFile(each.resolve(LOG)))
                    .map(RunFolder::new)
                    .toList();
        }
    }

    public String id() {
        return path.getFileName().toString();
    }

    /** When the run began, by which runs are put in order; the end of time if its log cannot be read. */
    public Instant begunAt() {
        try {
            List<RunEvent> events = events();
            return events.isEmpty() ? Instant.MAX : events.get(0).at();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    void append(RunEvent event) throws IOException {
        Files.createDirectories(path);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(Json.write(event));
        line.write('\n');
        Files.write(log(), line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * What has happened so far.
     *
     * @throws IOException if the log cannot be read, or is none that this Plumbline reads
     */
    public List<RunEvent> events() throws IOException {
        String text = Files.readString(log(), UTF_8);
        List<RunEvent> events = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            try {
                events.add(Json.read(line.getBytes(UTF_8), RunEvent.class));
            } catch (MalformedJsonException e) {
                throw new IOException("Line %d of %s: %s".formatted(events.size() + 1, log(), e.getMessage()), e);
            }
        }
        return events;
    }

    /** Copies a file in. */
    void store(String artifact, Path source) throws IOException {
        Files.copy(source, made(artifact), StandardCopyOption.REPLACE_EXISTING);
    }

    void store(String artifact, byte[] content) throws IOException {
        Files.write(made(artifact), content);
    }

    /**
     * Where a file is that came of the run.
     *
     * @throws IllegalArgumentException if the path leads out of the folder
     */
    public Path artifact(String artifact) {
        Path all = path.resolve(ARTIFACTS);
        Path file = all.resolve(artifact).normalize();
        if (!file.startsWith(all) || file.equals(all)) {
            throw new IllegalArgumentException(
                    "Not a path of an artifact: '%s'; expected one below the run's folder".formatted(artifact));
        }
        return file;
    }

    private Path made(String artifact) throws IOException {
        Path file = artifact(artifact);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Writes the end of a run whose process is gone, if that is missing and nobody is to be expected who writes it. */
    public void endIfAbandoned(Instant now) throws IOException {
        Optional<OpenRun> killed = OpenRun.of(events()).filter(run -> run.isKilled(now));
        if (killed.isPresent()) {
            cutUnfinishedLine();
            append(RunEvent.ended(killed.get().lastWritten(), RunStatus.KILLED, Optional.of("Its process went away")));
        }
    }

    /** What the run's process left undecided when it went away, if that is how it stands. */
    Optional<String> leftUndecided(Instant now) throws IOException {
        return OpenRun.of(events()).filter(run -> run.isLeft(now)).flatMap(OpenRun::decision);
    }

    void cutUnfinishedLine() throws IOException {
        byte[] bytes = Files.readAllBytes(log());
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        try (FileChannel channel = FileChannel.open(log(), StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
    }

    private Path log() {
        return path.resolve(LOG);
    }
}
