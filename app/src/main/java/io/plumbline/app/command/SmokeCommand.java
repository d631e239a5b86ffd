package io.plumbline.app.command;

import io.plumbline.app.smoke.Readiness;
import io.plumbline.app.smoke.SmokeImages;
import io.plumbline.app.smoke.SmokeRun;
import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.DataSetException;
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

    @Mixin
    private DataOptions data;

    @Option(
            names = "--noise",
            paramLabel = "PIXELS",
            description = {
                "Send noise, so many pixels high and wide, and no images of a data set that the model knows. The monitor takes noise",
                "for drift, as it is, where little else arrives."
            })
    private Integer noisePixels;

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
        if (images < 1 || patienceSeconds < 1) {
            throw CommandFailed.usage(
                    "--images and --patience must be above 0, found %d and %d.".formatted(images, patienceSeconds));
        }
        services.forEach(SmokeCommand::requireWeb);
        SmokeImages sent = whatIsSent();
        long deadline = System.nanoTime() + Duration.ofSeconds(patienceSeconds).toNanos();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable(topics.images(), topics.predictions(), topics.rejections());
        require(notReady(left(deadline)));
        require(new SmokeRun(connection, topics, sent).run(images, left(deadline)));
        System.out.printf("%d images sent and predicted; %d services are ready.%n", images, services.size());
        return ExitCode.DONE;
    }

    private SmokeImages whatIsSent() {
        if (noisePixels != null && noisePixels < 1) {
            throw CommandFailed.usage("--noise must be above 0, found %d.".formatted(noisePixels));
        }
        if (noisePixels != null) {
            return SmokeImages.ofNoise(InputShape.grey(noisePixels, noisePixels));
        }
        try {
            return SmokeImages.of(data.place().read());
        } catch (DataSetException e) {
            throw CommandFailed.usage(e.getMessage() + System.lineSeparator() + "Or send noise: --noise 28");
        }
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
