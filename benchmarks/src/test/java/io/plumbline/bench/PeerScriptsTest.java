package io.plumbline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in Python that Plumbline is compared with, as far as it can be told without the packages that they need. */
class PeerScriptsTest {

    private static final Path PEERS = Path.of("peers");
    private static final String PARSE = "import ast, sys; ast.parse(open(sys.argv[1], 'rb').read(), sys.argv[1])";

    @ParameterizedTest
    @MethodSource("scripts")
    void shouldBePython(Path script) throws Exception {
        // When
        Process parsing = python("-c", PARSE, script.toString());

        // Then
        String said = new String(parsing.getInputStream().readAllBytes(), UTF_8);
        assertThat(parsing.waitFor()).as(said).isZero();
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(PEERS)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    /** Without it, a test is skipped, or fails where nothing may be skipped. */
    private static Process python(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("python3"), Stream.of(arguments)).toList();
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assertThat(System.getenv("CI")).as(e.getMessage()).isNotEqualTo("true");
            return abort(e.getMessage());
        }
    }
}
