package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.Typed;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A stream fed by hand, as the README says, with a small model. */
class CommandsIT {

    @TempDir
    private static Path directory;

    private static TypedStream stream;

    @BeforeAll
    static void serveASmallModel() throws Exception {
        stream = new TypedStream(directory);
        stream.train("--announce", "champion");
        stream.start(new ServeCommand());
    }

    @AfterAll
    static void stop() {
        stream.close();
    }

    @Test
    void shouldFindTheBrokersTopicsInOrder() throws Exception {
        // When
        RunCommand check = run("topics", "check");

        // Then
        assertThat(check.exitCode()).as(check.err()).isZero();
    }

    @Test
    void shouldSayWhichTopicsWouldKeepServingFromStarting() throws Exception {
        // Given
        run("topics", "create", "--prefix", "refusing.");
        ConfigResource predictions = new ConfigResource(ConfigResource.Type.TOPIC, "refusing.predictions");
        AlterConfigOp strict = new AlterConfigOp(
                new ConfigEntry("message.timestamp.before.max.ms", "3600000"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(stream.connection().with(Map.of()))) {
            admin.incrementalAlterConfigs(Map.of(predictions, List.of(strict)))
                    .all()
                    .get();
        }

        // When
        RunCommand check = run("topics", "check", "--prefix", "refusing.");

        // Then
        assertThat(check.exitCode()).isEqualTo(ExitCode.BROKER);
        assertThat(check.err())
                .contains("refusing.predictions has message.timestamp.before.max.ms=3600000 and needs ")
                .contains("'serve' does not start");
        assertThat(run("topics", "check", "--prefix", "absent.").err())
                .contains("Missing are absent.images, absent.predictions", "topics create");
    }

    /** Kafka's clients would wait a minute for each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "models list",
                "models rollback",
                "drift show",
                "drift trigger --since 1h --key k",
                "drift accept --since 0 --as ana --reason because",
                "send /usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz",
                "smoke",
                "train --packages /tmp --announce champion"
            })
    @Timeout(30)
    void shouldNameTheTopicsThatAreMissingAtOnce(String typed) throws Exception {
        // When
        RunCommand refused = run((typed + " --prefix absent.").split(" ", -1));

        // Then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BROKER);
        assertThat(refused.err()).contains("lacks the topics absent.", "topics create");
    }

    @Test
    void shouldNotPlayTheDemoWhereAnotherModelIsChampion() throws Exception {
        // When
        RunCommand refused = RunCommand.with(
                Plumbline.commandLine(Map.of()), "demo", "--headless", "--on", stream.bootstrapServers());

        // Then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("its champion is mlp-", "--feed-only");
    }

    @Test
    void shouldAnswerImagesFromAFolderAndShowTheAnswers() throws Exception {
        // Given
        Path photos = Files.createDirectories(directory.resolve("my photos/more"));
        byte[] png = new ImageEncoder(InputShape.grey(28, 28))
                .encode(new byte[784], ContentType.PNG)
                .value();
        Files.write(photos.resolve("black.png"), png);
        Files.writeString(photos.resolve("notes.txt"), "not an image", StandardCharsets.UTF_8);

        // When
        RunCommand sent = run("send", photos.getParent().toString());

        // Then
        assertThat(sent.out()).isEqualTo("Sent 2 images to images.%n".formatted());
        assertThat(run("watch", "predictions", "--from-beginning", "--max", "1", "--json")
                        .out())
                .contains("\"imageId\":\"more/black.png\"", "\"probabilities\":[");
        assertThat(run("watch", "rejections", "--from-beginning", "--max", "1").out())
                .contains("more/notes.txt", "UNKNOWN_FORMAT");
        assertThat(run("watch", "models", "--from-beginning", "--max", "1").out())
                .startsWith("CHAMPION");
    }

    @Test
    @Timeout(60)
    void shouldWatchNoLongerThanSomebodyReads() {
        // Given
        PrintStream console = System.out;
        System.setOut(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                true,
                StandardCharsets.UTF_8));
        CommandLine line = Plumbline.commandLine(Map.of());

        // When
        int exitCode;
        try {
            exitCode = line.execute(
                    "watch", "models", "--from-beginning", "--bootstrap-server", stream.bootstrapServers());
        } finally {
            System.setOut(console);
        }

        // Then
        assertThat(exitCode).isZero();
    }

    @Test
    void shouldSendTheOthersWhereOneFileCannotBeSent() throws Exception {
        // Given
        Path folder = Files.createDirectories(directory.resolve("large"));
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.png").toFile(), "rw")) {
            large.setLength(1L << 33);
        }
        Files.writeString(folder.resolve("small.txt"), "no image, but it is sent", StandardCharsets.UTF_8);

        // When
        RunCommand sent = run("send", folder.toString());

        // Then
        assertThat(sent.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(sent.out()).isEqualTo("Sent 1 images to images.%n".formatted());
        assertThat(sent.err()).contains("large.png is not sent", "an image has 8,388,608 bytes at most", "1 files");
    }

    @Test
    void shouldFindThatAllAnswers() throws Exception {
        // When
        RunCommand smoke = run("smoke", "--images", "7");

        // Then
        assertThat(smoke.exitCode()).as(smoke.err()).isZero();
        assertThat(smoke.out()).startsWith("7 images sent and predicted");
    }

    @Test
    void shouldSayWhatDoesNotAnswer() throws Exception {
        // Given
        String nobody = "http://127.0.0.1:%d/health/ready".formatted(FreePorts.find(1)[0]);

        // When
        RunCommand smoke = run("smoke", "--ready", nobody, "--patience", "1");

        // Then
        assertThat(smoke.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(smoke.err()).contains(nobody + " does not answer");
    }

    @Test
    void shouldSayWhichImagesAreNotPredicted() throws Exception {
        // When
        RunCommand smoke = run("smoke", "--noise", "27", "--images", "1");

        // Then
        assertThat(smoke.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(smoke.err()).contains("was rejected: WRONG_SIZE");
    }

    @Test
    void shouldAnswerReplayedImagesOnceMore() throws Exception {
        // Given
        Path folder = Files.createDirectories(directory.resolve("wrong"));
        Files.writeString(folder.resolve("wrong.txt"), "not an image either", StandardCharsets.UTF_8);
        run("send", folder.toString());
        awaitRejectionsOf("wrong.txt", 1);

        // When
        RunCommand replayed = run("rejections", "replay", "--id", "wrong.txt");

        // Then
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        awaitRejectionsOf("wrong.txt", 2);
        assertThat(run("rejections", "show", "wrong.txt").out()).contains("plumbline-replay-of: images-dlq-");
    }

    private static void awaitRejectionsOf(String id, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        run("rejections", "list", "--id", id, "--json").out().contains("\"total\":" + count));
    }

    @Test
    void shouldLeaveThePortThatNobodyChoseToTheFirst() throws IOException {
        // Given
        String[] options = {"--bootstrap-server", stream.bootstrapServers()};

        // When
        try (ServerSocket first = holding(8780);
                Service second = Typed.with(new ServeCommand(), options).start()) {

            // Then
            assertThat(second.description()).as("with %s beside it", first).contains("port 8780 is taken", "--http");
        }
    }

    /** Bound to the port, unless some other process has it already. */
    private static ServerSocket holding(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            assertThat(e).as("another process has the port").isNotNull();
        }
        return socket;
    }

    @Test
    void shouldSendSomeImagesOfAnIdxFile() throws Exception {
        // Given
        String idx = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";

        // When
        RunCommand sent = run("send", idx, "--limit", "20", "--rate", "1000");

        // Then
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("Sent 20 images");
    }

    @Test
    void shouldPromoteAPackageThatWasNeverAnnouncedAndTakeItBackWithoutLoadingAgain() throws Exception {
        // Given
        Path file = stream.train("--seed", "2");
        String id = file.getFileName().toString().replace(".zip", "");
        RunCommand promoted = run("models", "promote", file.toString(), "--as", "tester", "--reason", "It is newer");
        await().until(() -> run("models", "show", id).out().contains("SWAPPED"));

        // When
        RunCommand back = run("models", "rollback", "--as", "tester", "--reason", "It is worse");

        // Then
        assertThat(promoted.out()).contains("is champion from now on");
        assertThat(back.out()).contains("is champion again", "is withdrawn");
        String first = run("models", "list", "--json")
                .out()
                .lines()
                .filter(line -> line.contains("\"CHAMPION\""))
                .collect(Collectors.joining());
        String firstId = first.replaceFirst(".*\"modelId\":\"([^\"]+)\".*", "$1");
        await().until(() -> run("models", "show", firstId).out().split("SWAPPED", -1).length == 3);
        assertThat(run("models", "show", firstId).out().split("LOADED", -1)).hasSize(2);
        assertThat(run("models", "list").out()).contains("withdrawn", "champion", "tester", "It is worse");
        assertThat(run("models", "show", id).out()).contains("testAccuracy", "labels", "LOADED");
    }

    @Test
    void shouldTakeTheBeginningOfAModelsIdWhereADistributionIsAskedFor() throws Exception {
        // When
        RunCommand known = run("drift", "show", "--model", "mlp-");
        RunCommand unknown = run("drift", "show", "--model", "nothing-like-this");

        // Then
        assertThat(known.err()).matches("(?s).*(has collected nothing of mlp-[0-9a-f]{64}|Several models).*");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("No model begins with 'nothing-like-this'; there are [mlp-");
    }

    @Test
    void shouldSayWhatIsWrongWithAChangeOfModels() throws Exception {
        // When
        RunCommand unknown = run("models", "promote", "nothing-like-this");

        // Then
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("'nothing-like-this' is neither");
        assertThat(run("models", "canary", "cnn").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("models", "shadow").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("models", "shadow", "--off").out()).contains("There was no shadow.");
    }

    @Test
    void shouldKeepARunOfEachTraining() throws Exception {
        // When
        RunCommand best = run("runs", "best", "--where", "model=mlp");

        // Then
        assertThat(best.exitCode()).as(best.err()).isZero();
        assertThat(best.out()).contains("testAccuracy", "confusion-matrix.txt", "plumbline.dataHash", "finished");
        assertThat(run("runs", "list").out()).contains("mlp, seed 1", "finished");
    }

    private static RunCommand run(String... arguments) throws Exception {
        return stream.run(arguments);
    }
}
