package io.plumbline.drift.notify;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.notify.delivery.Pauses;
import io.plumbline.drift.notify.post.Receiver;
import io.plumbline.drift.notify.webhook.WebhookSecret;
import io.plumbline.drift.notify.webhook.WebhookSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A notifier in a process of its own, to be killed. */
final class NotifierProcess {

    private NotifierProcess() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        Notifier.start(
                KafkaConnection.to(arguments[0]),
                new Topics(arguments[1]),
                settings(URI.create(arguments[2])),
                InstantSource.system());
        Thread.currentThread().join();
    }

    static NotifierSettings settings(URI webhook) {
        return new NotifierSettings(
                List.of(),
                Optional.of(new WebhookSettings(
                        new Receiver(webhook, Optional.empty()), WebhookSecret.parse(WebhookServer.SECRET), true)),
                Duration.ofSeconds(5),
                new Pauses(Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    static Process start(AlertTopic topic, URI webhook) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifierProcess.class.getName(),
                        topic.connection().bootstrapServers(),
                        topic.topics().prefix(),
                        webhook.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
