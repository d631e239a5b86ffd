package io.plumbline.containers.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.TrainCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.bench.audit.Audit;
import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.audit.NumberedImages;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.TrainJobListener;
import io.plumbline.trainer.dataset.FashionMnist;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed while images stream through it. */
class RestartIT {

    private static final Topics TOPICS = new Topics("");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int IMAGES = 6_000;

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerEachImageOnceAcrossARestartOfTheBroker() throws Exception {
        try (ContainerBroker broker = ContainerBroker.start()) {
            // Given
            announceASmallModel(broker);
            try (Service serving = serve(broker);
                    Producer<byte[], byte[]> producer = producer(broker)) {
                serving.awaitReady(PATIENCE);
                NumberedImages images = new NumberedImages(
                        FashionMnist.onThisMachine(Optional.empty()).read(), 1);
                send(producer, images, IMAGES / 3);
                await().atMost(PATIENCE).until(() -> answers(broker) > 0);

                // When
                send(producer, images, IMAGES / 3);
                broker.restart();
                send(producer, images, IMAGES / 3);
                producer.flush();

                // Then
                await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(answers(broker))
                        .isGreaterThanOrEqualTo(IMAGES));
                AuditResult result = Audit.of(broker.connection(), TOPICS);
                assertThat(result)
                        .isEqualTo(new AuditResult(IMAGES, result.predictions(), result.rejections(), 0, 0, 0, 0));
                assertThat(result.predictions()).isPositive();
                assertThat(result.rejections()).isPositive();
            }
        }
    }

    private void announceASmallModel(ContainerBroker broker) throws Exception {
        List<String> arguments = List.of(
                "--bootstrap-server", broker.bootstrapServers(),
                "--packages", directory.resolve("models").toString(),
                "--runs", directory.resolve("runs").toString(),
                "--model", "mlp",
                "--epochs", "1",
                "--split", "1000,300,300,1000,0",
                "--calibrate", "usual",
                "--announce", "champion");
        Typed.with(new TrainCommand(), arguments.toArray(String[]::new)).train(TrainJobListener.SILENT);
    }

    private static Service serve(ContainerBroker broker) {
        return Typed.with(
                        new ServeCommand(),
                        "--bootstrap-server",
                        broker.bootstrapServers(),
                        "--http",
                        "off",
                        "--metrics-port",
                        "off")
                .start();
    }

    private static Producer<byte[], byte[]> producer(ContainerBroker broker) {
        return new KafkaProducer<>(
                broker.connection().with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void send(Producer<byte[], byte[]> producer, NumberedImages images, int count) {
        for (int i = 0; i < count; i++) {
            var unused = producer.send(images.next(TOPICS.images().name()));
        }
    }

    private static long answers(ContainerBroker broker) {
        AuditResult result = Audit.of(broker.connection(), TOPICS);
        return result.predictions() + result.rejections();
    }
}
