package io.plumbline.drift.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.Topics;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.drift.notify.alertmanager.AlertmanagerCourier;
import io.plumbline.drift.notify.alertmanager.AlertmanagerSettings;
import io.plumbline.drift.notify.delivery.Courier;
import io.plumbline.drift.notify.delivery.CourierThread;
import io.plumbline.drift.notify.delivery.DeliveryCounts;
import io.plumbline.drift.notify.post.Post;
import io.plumbline.drift.notify.post.Receiver;
import io.plumbline.drift.notify.webhook.WebhookCourier;
import io.plumbline.drift.notify.webhook.WebhookSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Tells receivers of alerts, each by a courier of its own, so that none waits for another. */
public final class Notifier implements AutoCloseable {

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    private final KafkaConnection connection;
    private final Topics topics;
    private final NotifierSettings settings;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Told> receivers = new ArrayList<>();

    private Notifier(KafkaConnection connection, Topics topics, NotifierSettings settings, InstantSource clock) {
        this.connection = connection;
        this.topics = topics;
        this.settings = settings;
        this.clock = clock;
        settings.alertmanagers().forEach(this::add);
        settings.webhook().ifPresent(this::add);
    }

    /**
     * Starts to tell.
     *
     * @throws CannotNotifyException if no broker answers, or the topic is missing
     */
    public static Notifier start(
            KafkaConnection connection, Topics topics, NotifierSettings settings, InstantSource clock) {
        try (TopicCheck check = new TopicCheck(connection, PATIENCE_AT_START)) {
            check.requireTopics(List.of(topics.driftAlerts()));
        } catch (UnusableTopicsException e) {
            throw new CannotNotifyException(e.getMessage(), e);
        }
        Notifier notifier = new Notifier(connection, topics, settings, clock);
        notifier.receivers.forEach(receiver -> receiver.courier().start());
        return notifier;
    }

    private void add(AlertmanagerSettings alertmanager) {
        Post post = new Post(alertmanager.receiver().at("/api/v2/alerts"), settings.answering());
        add(
                Told.ALERTMANAGER,
                alertmanager.receiver(),
                counts -> new AlertmanagerCourier(
                        connection, topics, alertmanager, post, counts, settings.pauses(), clock));
    }

    private void add(WebhookSettings webhook) {
        Post post = new Post(webhook.receiver(), settings.answering());
        add(
                Told.WEBHOOK,
                webhook.receiver(),
                counts -> new WebhookCourier(connection, topics, webhook, post, counts, settings.pauses(), clock));
    }

    private void add(String kind, Receiver receiver, Function<DeliveryCounts, Courier> opening) {
        DeliveryCounts counts = new DeliveryCounts();
        CourierThread thread = new CourierThread(
                "%s %s".formatted(kind, receiver), () -> opening.apply(counts), settings.pauses(), stopped::countDown);
        receivers.add(new Told(kind, thread, counts));
    }

    /** Tells a registry what it measures. */
    public void bindTo(MeterRegistry registry) {
        NotifierMeters.bind(this, registry);
    }

    /** Why alerts are not being read now; empty if they are. */
    public Optional<String> obstacleToReady() {
        return failure()
                .or(() -> receivers.stream().allMatch(each -> each.courier().isReading())
                        ? Optional.empty()
                        : Optional.of("it does not know yet what it is to read"));
    }

    /** Why it stopped by itself, if it did. */
    public Optional<String> failure() {
        return receivers.stream()
                .flatMap(each -> each.courier().failure().stream())
                .findFirst();
    }

    /** Waits until one courier has stopped: by {@link #close}, or because of a {@link #failure}. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    List<Told> receivers() {
        return List.copyOf(receivers);
    }

    InstantSource clock() {
        return clock;
    }

    /** Leaves to whoever comes next what was not taken yet. */
    @Override
    public void close() {
        receivers.forEach(each -> each.courier().close());
    }
}
