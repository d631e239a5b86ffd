package io.plumbline.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The distribution, unpacked where nothing else of Plumbline is, among as few programs as it needs.
 *
 * @param home where it was unpacked to
 * @param programs the only folder on the path
 */
record Unpacked(Path home, Path programs) {

    static final Path ARCHIVE = Path.of("target", "plumbline-0.1.0-linux-x86_64.tar.gz");

    /** A Java runtime, and what its launcher calls. */
    private static final List<String> NEEDED = List.of("cat", "cut", "dirname", "readlink", "sed");

    private static final long PATIENCE_MINUTES = 2;

    static Unpacked into(Path directory) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("some where"));
        run(new ProcessBuilder("tar", "-xzf", ARCHIVE.toAbsolutePath().toString(), "-C", folder.toString()));
        Path programs = Files.createDirectories(directory.resolve("programs"));
        Unpacked unpacked = new Unpacked(folder.resolve("plumbline-0.1.0"), programs);
        unpacked.program("java", exec(Path.of(System.getProperty("java.home"), "bin", "java")));
        for (String program : NEEDED) {
            Path usual = Path.of("/usr/bin", program);
            unpacked.program(program, exec(Files.exists(usual) ? usual : Path.of("/bin", program)));
        }
        return unpacked;
    }

    private static String exec(Path program) {
        return "exec '%s' \"$@\"".formatted(program);
    }

    /** Puts one more program on the path. */
    void program(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path file(String path) {
        return home.resolve(path);
    }

    /** Its launcher, about to run. */
    ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(file("bin/plumbline").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.equals("JAVA_HOME") || name.startsWith("PLUMBLINE_"));
        builder.environment().put("PATH", programs.toString());
        return builder;
    }

    /** What it prints; it must end well. */
    String run(String... arguments) throws Exception {
        return run(command(arguments));
    }

    static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", builder.command(), said).isZero();
        return said;
    }
}
