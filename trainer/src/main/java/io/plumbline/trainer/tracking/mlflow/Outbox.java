package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.trainer.tracking.AliasMove;
import io.plumbline.trainer.tracking.TrackingException;
import io.plumbline.trainer.tracking.folder.RunFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What waits to be sent to one server: the folders of runs, and aliases to be moved. It outlives processes; of those that
 * share it, one sends at a time.
 */
public final class Outbox {

    private static final String SENT = ".sent-";
    private static final String ALIASES = "aliases";

    private final Path directory;
    private final InstantSource clock;

    private Outbox(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * That of a server.
     *
     * @param waiting the folder that holds those of all servers; need not exist
     * @param clock tells whether a run from elsewhere has been silent for too long
     */
    public static Outbox of(Path waiting, URI server, InstantSource clock) {
        String name = server.toString()
                .replaceFirst("/+$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.-]+", "_");
        return new Outbox(waiting.resolve(name), clock);
    }

    public Path directory() {
        return directory;
    }

    /** How many runs and aliases wait, such as are refused included. */
    public int size() {
        try {
            return RunFolder.in(directory).size() + aliases().all().size();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Sends all that waits, and waits for it.
     *
     * @return what came of it; nothing if another process is about to
     * @throws TrackingException if the server does not answer, or the folder cannot be read
     */
    public Optional<SendReport> send(MlflowSettings settings) {
        try (MlflowServer server = new MlflowServer(settings)) {
            for (RunFolder folder : RunFolder.in(directory)) {
                new WaitingRun(folder).refusal().delete();
            }
            return send(server);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    WaitingAliases aliases() {
        return new WaitingAliases(directory.resolve(ALIASES));
    }

    Optional<SendReport> send(MlflowServer server) {
        try {
            if (!Files.isDirectory(directory)) {
                return Optional.of(new SendReport(0, 0, 0, List.of()));
            }
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock == null ? Optional.empty() : Optional.of(sendAll(server));
            } catch (OverlappingFileLockException e) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SendReport sendAll(MlflowServer server) throws IOException {
        deleteSent();
        // Read before the runs are: a model's run is kept before its alias is moved, so that no move comes before its
        // model.
        List<AliasMove> moves = aliases().all();
        int sent = 0;
        int going = 0;
        List<String> notes = new ArrayList<>();
        for (WaitingRun run : waiting()) {
            switch (send(run, server, notes)) {
                case ARRIVED -> sent++;
                case GOING -> going++;
                case REFUSED -> {}
            }
        }
        int moved = 0;
        for (AliasMove move : moves) {
            if (move(move, server, notes)) {
                moved++;
            }
        }
        return new SendReport(sent, moved, going, notes);
    }

    private boolean move(AliasMove move, MlflowServer server, List<String> notes) throws IOException {
        try {
            if (server.registry().move(move)) {
                aliases().remove(move);
                return true;
            }
            // As long as a run waits, even one that is refused for now, its model may come yet.
            if (RunFolder.in(directory).isEmpty()) {
                aliases().remove(move);
                notes.add("The MLflow server has no version of %s, so that its alias %s was not moved"
                        .formatted(move.model().shortForm(), move.alias()));
            }
        } catch (RefusedException e) {
            aliases().remove(move);
            notes.add("The alias %s of %s was not moved: %s"
                    .formatted(move.alias(), move.model().shortForm(), e.getMessage()));
        }
        return false;
    }

    private Step send(WaitingRun run, MlflowServer server, List<String> notes) throws IOException {
        try {
            if (!run.send(server, clock.instant())) {
                return Step.GOING;
            }
            remove(run.folder());
            return Step.ARRIVED;
        } catch (RefusedException | IOException | IllegalArgumentException e) {
            String why = "The run in %s is not sent: %s".formatted(run.folder().path(), e.getMessage());
            run.refusal().write(new WaitingRun.Refusal(why));
            notes.add(why);
            return Step.REFUSED;
        }
    }

    /** Those that were not refused, the oldest first, as versions are numbered in the order in which they come. */
    private List<WaitingRun> waiting() throws IOException {
        List<WaitingRun> runs = new ArrayList<>();
        for (RunFolder folder : RunFolder.in(directory)) {
            WaitingRun run = new WaitingRun(folder);
            if (!run.refusal().isThere()) {
                runs.add(run);
            }
        }
        runs.sort(Comparator.comparing(run -> run.folder().begunAt()));
        return runs;
    }

    /** Out of sight at once, so that a process that is killed meanwhile does not leave half a run. */
    private void remove(RunFolder folder) throws IOException {
        Files.move(folder.path(), directory.resolve(SENT + folder.id()), StandardCopyOption.ATOMIC_MOVE);
        deleteSent();
    }

    private void deleteSent() throws IOException {
        List<Path> sent;
        try (Stream<Path> listed = Files.list(directory)) {
            sent = listed.filter(each -> each.getFileName().toString().startsWith(SENT))
                    .toList();
        }
        for (Path each : sent) {
            delete(each);
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(tree)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    private TrackingException unreadable(IOException e) {
        return new TrackingException("Cannot read or write what waits in %s: %s".formatted(directory, e), e);
    }

    private enum Step {
        ARRIVED,
        GOING,
        REFUSED
    }
}
