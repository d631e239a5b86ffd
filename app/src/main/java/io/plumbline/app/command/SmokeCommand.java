package io.plumbline.app.command;

import io.plumbline.app.smoke.Readiness;
import io.plumbline.app.smoke.SmokeRun;
import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.InputShape;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells whether a Plumbline that runs somewhere answers. */
@Command(
        name = "smoke",
        description = "Send some images, wait for their predictions, and say what is missing.",
        footer = {"", "Example: ./plumbline smoke --ready http://127.0.0.1:8781/health/ready"})
public final class SmokeCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions kafka;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many to send (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "28",
            description = "Height and width of what the model takes (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--ready",
            paramLabel = "URL",
            split = ",",
            description = "A service's /health/ready, which must answer 200; several with commas.")
    private List<URI> services = List.of();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long all of it may take (default: ${DEFAULT-VALUE}).")
    private long patienceSeconds;

    @Override
    public Integer call() {
        if (images < 1 || size < 1 || patienceSeconds < 1) {
            throw CommandFailed.usage("--images, --size and --patience must be above 0, found %d, %d and %d."
                    .formatted(images, size, patienceSeconds));
        }
        services.forEach(SmokeCommand::requireWeb);
        long deadline = System.nanoTime() + Duration.ofSeconds(patienceSeconds).toNanos();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable(topics.images(), topics.predictions(), topics.rejections());
        require(notReady(left(deadline)));
        require(new SmokeRun(connection, topics, InputShape.grey(size, size)).run(images, left(deadline)));
        System.out.printf("%d images sent and predicted; %d services are ready.%n", images, services.size());
        return ExitCode.DONE;
    }

    private static void require(List<String> problems) {
        if (!problems.isEmpty()) {
            throw CommandFailed.because(String.join(System.lineSeparator(), problems));
        }
    }

    private static void requireWeb(URI service) {
        if (!"http".equals(service.getScheme()) && !"https".equals(service.getScheme())) {
            throw CommandFailed.usage(
                    "--ready %s is no address of a web server, such as http://127.0.0.1:8781/health/ready."
                            .formatted(service));
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** What stands in the way of readiness in the end. */
    private List<String> notReady(Duration patience) {
        Readiness readiness = new Readiness();
        List<String> obstacles = new ArrayList<>();
        Waiting.until(
                () -> {
                    obstacles.clear();
                    services.forEach(service -> readiness.obstacle(service).ifPresent(obstacles::add));
                    return obstacles.isEmpty();
                },
                patience);
        return obstacles;
    }
}
