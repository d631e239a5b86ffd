package io.plumbline.trainer.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where one training leaves a checkpoint after each epoch: a file that is named by a hash of all that the training depends on, so
 * that it is found again by the same options, data and versions alone.
 */
public final class Checkpoints {

    private static final String PREFIX = "training-";
    private static final String EXTENSION = ".checkpoint";
    private static final int NAME_BYTES = 8;

    private final Optional<Path> directory;
    private final Map<String, String> settings;
    private final boolean resumes;

    private Checkpoints(Optional<Path> directory, Map<String, String> settings, boolean resumes) {
        this.directory = directory;
        this.settings = new TreeMap<>(settings);
        this.resumes = resumes;
    }

    /** None are left or looked for. */
    public static Checkpoints none() {
        return new Checkpoints(Optional.empty(), Map.of(), false);
    }

    /**
     * Checkpoints of one training.
     *
     * @param directory made if it does not exist
     * @param settings all that the training depends on
     * @param resumes whether to go on from a checkpoint that is there
     */
    public static Checkpoints in(Path directory, Map<String, String> settings, boolean resumes) {
        return new Checkpoints(Optional.of(directory), settings, resumes);
    }

    /**
     * What to go on from: empty if nothing is to be gone on from, or there is no checkpoint at all.
     *
     * @throws IllegalArgumentException if there are only checkpoints of other trainings, saying how they differ; or if the
     *     right one cannot be read
     */
    Optional<Checkpoint> found() {
        if (!resumes || directory.isEmpty()) {
            return Optional.empty();
        }
        Path own = file();
        if (Files.exists(own)) {
            return Optional.of(read(own).checkpoint());
        }
        List<Path> others = others();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        throw new IllegalArgumentException(
                "There is no checkpoint of this training to go on from in %s, but %s is there, in which %s. Ask for the same, or start afresh without --resume."
                        .formatted(directory.get(), others.get(0).getFileName(), difference(read(others.get(0)))));
    }

    void keep(Checkpoint checkpoint) {
        if (directory.isPresent()) {
            Path file = file();
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            try {
                Files.createDirectories(directory.get());
                Files.write(unfinished, new CheckpointBytes(settings, checkpoint).encode());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the checkpoint %s: %s".formatted(file, e), e);
            }
        }
    }

    /** The training is over and nothing will go on from it. */
    public void delete() {
        if (directory.isPresent()) {
            try {
                Files.deleteIfExists(file());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete the checkpoint %s: %s".formatted(file(), e), e);
            }
        }
    }

    private Path file() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(settings.toString().getBytes(StandardCharsets.UTF_8));
            return directory.orElseThrow().resolve(PREFIX + HexFormat.of().formatHex(hash, 0, NAME_BYTES) + EXTENSION);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private List<Path> others() {
        if (!Files.isDirectory(directory.orElseThrow())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.get())) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list %s: %s".formatted(directory.get(), e), e);
        }
    }

    private String difference(CheckpointBytes other) {
        TreeSet<String> names = new TreeSet<>(settings.keySet());
        names.addAll(other.settings().keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String here = settings.getOrDefault(name, "absent");
            String there = other.settings().getOrDefault(name, "absent");
            if (!here.equals(there)) {
                differences.add("%s is %s instead of %s".formatted(name, there, here));
            }
        }
        return String.join(", ", differences);
    }

    private static CheckpointBytes read(Path file) {
        try {
            return CheckpointBytes.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot go on from the checkpoint %s: %s. Delete it, or start afresh without --resume."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
