package io.plumbline.broker.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where programs are that {@code ./plumbline test} fetches: on the path, or in {@code plumbline/peers} in the user's cache.
 *
 * @param environment that of this process
 */
public record PeerProgram(Map<String, String> environment) {

    public PeerProgram {
        environment = Map.copyOf(environment);
    }

    /**
     * The program, if it is there.
     *
     * @param peer the folder that it is fetched to, called like Debian's package
     */
    public Optional<Path> find(String peer, String program) {
        return Stream.concat(path(), Stream.of(folder(peer)))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What to tell where it is not there. */
    public String missing(String peer, String program) {
        return "%s is neither on the path nor in %s: ./plumbline test puts it there".formatted(program, folder(peer));
    }

    private Stream<Path> path() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    private Path folder(String peer) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return caches.resolve("plumbline/peers").resolve(peer).resolve("usr/bin");
    }
}
