package io.plumbline.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.plumbline.trainer.dataset.UserCache;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Prometheus' programs are: on the path, or where the launcher puts them. */
final class PrometheusPrograms {

    private PrometheusPrograms() {}

    /** Without it, a test is skipped, or fails where nothing may be skipped. */
    static String find(String program) {
        Optional<Path> found = folders()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String missing =
                    "%s is neither on the path nor in %s: ./plumbline test puts it there".formatted(program, cached());
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        return found.orElseThrow().toString();
    }

    private static Stream<Path> folders() {
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(path, Stream.of(cached()));
    }

    private static Path cached() {
        return UserCache.onThisMachine().resolve("peers/prometheus/usr/bin");
    }
}
