package io.plumbline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher, in a copy of its own among stand-ins for Java and Maven that write down how they were called. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "plumbline");
    private static final Path STARTING = Path.of("..", "dist", "src", "main", "libexec", "start.sh");

    @TempDir
    private Path directory;

    private Path home;
    private Path tools;

    @BeforeEach
    void installInAFolderWithASpace() throws IOException {
        home = Files.createDirectories(directory.resolve("plumb line"));
        tools = Files.createDirectories(directory.resolve("tools"));
        Files.copy(LAUNCHER, home.resolve("plumbline"));
        Files.createDirectories(home.resolve("dist/src/main/libexec"));
        Files.copy(STARTING, home.resolve("dist/src/main/libexec/start.sh"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("app/src/main"));
        Files.writeString(home.resolve("app/src/main/Source.java"), "class Source {}");
        tool("javac", "echo 'javac 17.0.15'");
        tool("java", "printf '%s\\n' \"$@\"");
        tool("python3", "exit 0");
        tool("promtool", "exit 0");
        tool("prometheus", "exit 0");
        tool("prometheus-alertmanager", "exit 0");
        tool("actionlint", "exit 0");
        tool("kubectl", "exit 0");
        tool("docker", "exit 0");
        tool(
                "mvn",
                "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.8.7'; else echo \"mvn $*\" >> \"$CALLS\"; mkdir -p app/target; touch app/target/plumbline-app-0.1.0.jar; fi");
    }

    @Test
    void shouldRunTheCommandWithItsArgumentsAsTheyAre() throws Exception {
        // When
        Run run = run(home, home.resolve("plumbline"), "send", "a folder/with spaces");

        // Then
        assertThat(run.exitCode).isZero();
        assertThat(run.output).endsWith("send\na folder/with spaces\n");
    }

    @Test
    void shouldBuildOnceAndAgainOnlyWhenSourcesChanged() throws Exception {
        // Given
        run(home, home.resolve("plumbline"), "--help");
        run(home, home.resolve("plumbline"), "--help");
        int builds = builds();
        Files.writeString(home.resolve("app/src/main/Source.java"), "class Source { int changed; }");

        // When
        run(home, home.resolve("plumbline"), "--help");

        // Then
        assertThat(builds).isEqualTo(1);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void shouldWorkThroughASymlinkFromAnotherFolder() throws Exception {
        // Given
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("pl"), home.resolve("plumbline"));

        // When
        Run run = run(elsewhere, link, "watch", "alerts");

        // Then
        assertThat(run.exitCode).isZero();
        assertThat(run.output)
                .contains(home.resolve("app/target/plumbline-app-0.1.0.jar")
                        .toRealPath()
                        .toString());
    }

    @Test
    void shouldSayWhatToInstallWhenTheJdkIsTooOld() throws Exception {
        // Given
        tool("javac", "echo 'javac 11.0.2'");
        tool("id", "echo 1000");

        // When
        Run run = run(home, home.resolve("plumbline"), "--help");

        // Then
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.output).contains("JDK of version 17", "openjdk-17-jdk-headless");
    }

    @Test
    void shouldSayWhatToInstallWhenMavenIsTooOld() throws Exception {
        // Given
        tool("mvn", "echo 'Apache Maven 3.6.3'");
        tool("id", "echo 1000");

        // When
        Run run = run(home, home.resolve("plumbline"), "--help");

        // Then
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.output).contains("Maven 3.8 or newer");
    }

    @Test
    void shouldRunAllTestsByMaven() throws Exception {
        // When
        Run run = run(home, home.resolve("plumbline"), "test");

        // Then
        assertThat(run.exitCode).isZero();
        assertThat(Files.readString(directory.resolve("calls"))).isEqualTo("mvn -B verify\n");
    }

    @Test
    void shouldPackADistributionFromACopyOfTheSources() throws Exception {
        // Given
        packing("echo packed");

        // When
        Run run = run(home, home.resolve("plumbline"), "dist", "--check");

        // Then
        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(run.output).contains("are the same", "plumbline-0.1.0-linux-x86_64.tar.gz");
        assertThat(home.resolve("dist/target/plumbline-0.1.0-linux-x86_64.tar.gz"))
                .hasContent("packed");
        assertThat(home.resolve("dist/target/plumbline.cdx.json")).exists();
        assertThat(Files.readAllLines(directory.resolve("calls")))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(call -> call.endsWith("-pl dist -am package") && !call.startsWith(home + " "));
    }

    @Test
    void shouldSayThatTwoDistributionsDiffer() throws Exception {
        // Given
        packing("pwd");

        // When
        Run run = run(home, home.resolve("plumbline"), "dist", "--check");

        // Then
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.output).contains("not reproducible");
    }

    private void packing(String made) throws IOException {
        tool("mvn", """
                if [ "$1" = -v ]; then echo 'Apache Maven 3.8.7'; exit; fi
                echo "$PWD $*" >> "$CALLS"
                mkdir -p dist/target/carried
                %s > dist/target/plumbline-0.1.0-linux-x86_64.tar.gz
                echo '{}' > dist/target/carried/plumbline.cdx.json
                """.formatted(made));
    }

    @Test
    void shouldPackNothingWhereAnOptionIsWrong() throws Exception {
        // When
        Run run = run(home, home.resolve("plumbline"), "dist", "--fast");

        // Then
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.output).contains("--fast");
        assertThat(directory.resolve("calls")).doesNotExist();
    }

    @Test
    void shouldEndAsTheTestsEnd() throws Exception {
        // Given
        tool("mvn", "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.8.7'; else exit 7; fi");

        // When
        Run run = run(home, home.resolve("plumbline"), "test");

        // Then
        assertThat(run.exitCode).isEqualTo(7);
    }

    @Test
    void shouldSayWhatIsSkippedWithoutAContainerEngine() throws Exception {
        // Given
        tool("docker", "exit 1");
        tool("id", "echo 1000");

        // When
        Run run = run(home, home.resolve("plumbline"), "test");

        // Then
        assertThat(run.exitCode).isZero();
        assertThat(run.output).contains("No container engine answers", "containers/ are SKIPPED");
    }

    @Test
    void shouldStopTheContainerEngineThatItStarted() throws Exception {
        // Given
        installAnEngine("exit 0");

        // When
        Run run = run(home, home.resolve("plumbline"), "test");

        // Then
        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(Files.readAllLines(directory.resolve("calls")))
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("engine start nowhere"),
                        second -> assertThat(second).isEqualTo("mvn -B verify"),
                        third -> assertThat(third)
                                .startsWith("engine stop unix://")
                                .endsWith("/docker.sock"));
    }

    @Test
    void shouldPrepareImagesWhileTestsRunAndNoLonger() throws Exception {
        // Given
        Path preparing = directory.resolve("preparing");
        installAnEngine("echo $$ > '%s'; exec sleep 30".formatted(preparing));
        tool(
                "mvn",
                "[ \"$1\" != -v ] || exec echo 'Apache Maven 3.8.7'; until [ -s '%s' ]; do sleep 0.05; done"
                        .formatted(preparing));

        // When
        Run run = run(home, home.resolve("plumbline"), "test");

        // Then
        assertThat(run.exitCode).as(run.output).isZero();
        Optional<ProcessHandle> left =
                ProcessHandle.of(Long.parseLong(Files.readString(preparing).strip()));
        await().untilAsserted(
                        () -> assertThat(left.filter(ProcessHandle::isAlive)).isEmpty());
    }

    @Test
    void shouldStartNoContainerEngineForOtherModules() throws Exception {
        // Given
        tool("docker", "exit 1");
        tool("apt-get", "exit 0");
        tool("id", "echo 0");

        // When
        Run run = run(home, home.resolve("plumbline"), "test", "-pl", "contract");

        // Then
        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(Files.readAllLines(directory.resolve("calls"))).containsExactly("mvn -B verify -pl contract");
    }

    @Test
    void shouldBuildBeforeTheSystemIsBroughtUpAndNotBeforeItIsTakenDown() throws Exception {
        // Given
        script(home.resolve("deploy/compose/compose"), "echo \"compose $*\" >> \"$CALLS\"");

        // When
        run(home, home.resolve("plumbline"), "down", "-v");
        run(home, home.resolve("plumbline"), "up", "--profile", "demo");

        // Then
        assertThat(Files.readAllLines(directory.resolve("calls")))
                .containsExactly(
                        "compose down -v",
                        "mvn -B -q -Dmaven.test.skip=true -pl app -am package",
                        "compose up --profile demo");
    }

    @Test
    void shouldSmokeWhatComposeBringsUp() throws Exception {
        // Given
        tool("java", "echo \"$PLUMBLINE_BOOTSTRAP_SERVER $PLUMBLINE_READY\"");

        // When
        Run run = run(home, home.resolve("plumbline"), "smoke");

        // Then
        assertThat(run.output)
                .contains("127.0.0.1:9092 http://127.0.0.1:8781/health/ready,http://127.0.0.1:8791/health/ready,")
                .contains(",http://127.0.0.1:9090/-/ready,http://127.0.0.1:9093/-/ready,http://127.0.0.1:5000/health");
    }

    @Test
    void shouldSayWhatToInstallWhenTheTestsLackPython() throws Exception {
        // Given
        tool("python3", "exit 1");
        tool("id", "echo 1000");

        // When
        Run run = run(home, home.resolve("plumbline"), "test");

        // Then
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.output).contains("Python 3.10", "python3-venv");
    }

    /** None answers, so that one is started. */
    private void installAnEngine(String prepare) throws IOException {
        tool("docker", "exit 1");
        tool("dockerd", "exit 0");
        tool("apt-get", "exit 0");
        tool("id", "echo 0");
        script(home.resolve("deploy/engine"), "echo \"engine $1 ${DOCKER_HOST:-nowhere}\" >> \"$CALLS\"");
        script(home.resolve("deploy/images/prepare"), prepare);
    }

    private int builds() throws IOException {
        return Files.readAllLines(directory.resolve("calls")).size();
    }

    private void tool(String name, String script) throws IOException {
        script(tools.resolve(name), script);
    }

    private static void script(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run run(Path where, Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_HOME");
        environment.remove("PLUMBLINE_JAVA_OPTIONS");
        environment.remove("DOCKER_HOST");
        environment.put("TMPDIR", directory.toString());
        environment.put("CALLS", directory.resolve("calls").toString());
        environment.put("PATH", tools + ":" + environment.get("PATH"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private record Run(int exitCode, String output) {}
}
