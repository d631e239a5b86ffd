package io.plumbline.app.command;

import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.notify.CannotNotifyException;
import io.plumbline.drift.notify.Notifier;
import io.plumbline.drift.notify.NotifierSettings;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells those on call of alerts. */
@Command(
        name = "notify",
        description = "Tell an Alertmanager or a webhook of alerts, raised and resolved.",
        footer = {"", "Example: ./plumbline notify --alertmanager http://127.0.0.1:9093"})
public final class NotifyCommand extends ServiceCommand {

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private ReceiverOptions receivers;

    @Mixin
    private MetricsOptions metrics;

    @Override
    public Service start() {
        NotifierSettings settings = receivers.settings();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable();
        ServiceMetrics told = metrics.open("notify", MetricsOptions.NOTIFY_PORT);
        try {
            Notifier notifier = Notifier.start(connection, topics, settings, InstantSource.system());
            notifier.bindTo(told.registry());
            told.answerFor(notifier::obstacleToReady, notifier::failure);
            return new NotifierService(notifier, told, topics);
        } catch (CannotNotifyException e) {
            told.close();
            throw CommandFailed.broker(e.getMessage(), e);
        }
    }

    private record NotifierService(Notifier notifier, ServiceMetrics metrics, Topics topics) implements Service {

        @Override
        public String description() {
            return "Notifying: %s → those on call. %s Stop it with Ctrl-C."
                    .formatted(topics.driftAlerts().name(), metrics.description());
        }

        @Override
        public void awaitReady(Duration patience) {
            if (!Waiting.until(() -> notifier.obstacleToReady().isEmpty(), patience)) {
                throw CommandFailed.because("Alerts are not read after %s: %s"
                        .formatted(patience, notifier.obstacleToReady().orElse("")));
            }
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            notifier.awaitStop();
            notifier.failure().ifPresent(reason -> {
                throw CommandFailed.because("Notifying has stopped: " + reason);
            });
        }

        @Override
        public void close() {
            notifier.close();
            metrics.close();
        }
    }
}
