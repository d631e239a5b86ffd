package io.plumbline.drift.notify.webhook;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.lag.ConsumerLag;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.notify.delivery.AlertRecords;
import io.plumbline.drift.notify.delivery.Courier;
import io.plumbline.drift.notify.delivery.DeliveryCounts;
import io.plumbline.drift.notify.delivery.Pauses;
import io.plumbline.drift.notify.post.Answer;
import io.plumbline.drift.notify.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each alert, one after the other, in the order of the topic. How far it has come is kept by Kafka for the consumer group,
 * and moves on only once the receiver has taken an alert: one that was not taken is tried again, by this process or by the next.
 * Only where a process dies, or loses the partition, between the receiver's answer and the commit is an alert posted once more,
 * under the same id.
 */
public final class WebhookCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(3);

    private final AlertRecords alerts;
    private final WebhookSettings settings;
    private final Post post;
    private final DeliveryCounts counts;
    private final Pauses pauses;
    private final InstantSource clock;
    private final Consumer<byte[], byte[]> consumer;
    private Optional<Pending> pending = Optional.empty();
    private Instant due = Instant.MIN;
    private volatile boolean joined;

    /** Joins the group of those who post alerts. */
    public WebhookCourier(
            KafkaConnection connection,
            Topics topics,
            WebhookSettings settings,
            Post post,
            DeliveryCounts counts,
            Pauses pauses,
            InstantSource clock) {
        this(consumer(connection, topics, settings), topics, settings, post, counts, pauses, clock);
    }

    WebhookCourier(
            Consumer<byte[], byte[]> consumer,
            Topics topics,
            WebhookSettings settings,
            Post post,
            DeliveryCounts counts,
            Pauses pauses,
            InstantSource clock) {
        this.consumer = consumer;
        this.alerts = new AlertRecords(topics.driftAlerts(), counts);
        this.settings = settings;
        this.post = post;
        this.counts = counts;
        this.pauses = pauses;
        this.clock = clock;
        consumer.subscribe(List.of(topics.driftAlerts().name()), new Membership());
    }

    private static Consumer<byte[], byte[]> consumer(
            KafkaConnection connection, Topics topics, WebhookSettings settings) {
        Map<String, Object> consuming = new HashMap<>(AlertRecords.CONSUMER);
        consuming.put(ConsumerConfig.GROUP_ID_CONFIG, topics.groupOf("notify"));
        consuming.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        consuming.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, settings.fromBeginning() ? "earliest" : "latest");
        return new KafkaConsumer<>(
                connection.with(consuming), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** An alert that the receiver has not taken yet, and what is committed once it has. */
    private record Pending(TopicPartition partition, OffsetAndMetadata next, WebhookMessage message) {}

    @Override
    public void step(Duration patience) {
        if (pending.isEmpty()) {
            consumer.poll(patience).forEach(this::take);
        } else if (clock.instant().isBefore(due)) {
            Duration wait = Duration.between(clock.instant(), due);
            // Nothing is assigned that is not paused, unless its partition is taken away meanwhile.
            consumer.poll(wait.compareTo(patience) < 0 ? wait : patience).forEach(this::take);
        } else {
            post(pending.get());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        OffsetAndMetadata next = new OffsetAndMetadata(record.offset() + 1);
        pending = alerts.read(record).map(alert -> new Pending(partition, next, WebhookMessage.of(alert)));
        if (pending.isEmpty()) {
            consumer.commitSync(Map.of(partition, next));
        } else {
            consumer.pause(consumer.assignment());
            due = clock.instant();
        }
    }

    private void post(Pending one) {
        WebhookMessage message = one.message();
        Answer answer = post.send(message.body(), message.headers(settings.secret(), clock.instant()));
        if (answer instanceof Answer.NotTaken notTaken) {
            Duration pause = pauses.after(counts.failed(clock.instant()));
            due = clock.instant().plus(pause);
            LOG.warn(
                    "{} has not taken {}: {}; trying again in {}",
                    settings.receiver(),
                    message.id(),
                    notTaken.why(),
                    pause);
            return;
        }
        if (answer instanceof Answer.Refused refused) {
            counts.refused();
            LOG.error(
                    "{} refuses {} with status {}; it is not sent again",
                    settings.receiver(),
                    message.id(),
                    refused.status());
        } else {
            counts.taken();
        }
        consumer.commitSync(Map.of(one.partition(), one.next()));
        pending = Optional.empty();
        consumer.resume(consumer.paused());
    }

    @Override
    public boolean isReading() {
        return joined;
    }

    @Override
    public double lag() {
        return ConsumerLag.of(consumer.metrics(), Set.of(alerts.topic().name()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(PATIENCE_AT_CLOSE));
    }

    private final class Membership implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            keepFirstPositions(partitions);
            if (pending.isPresent()) {
                consumer.pause(partitions);
            }
            joined = true;
        }

        /** So that what comes between a first start and its first alert is not passed over by the second. */
        private void keepFirstPositions(Collection<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
            Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
            for (TopicPartition partition : partitions) {
                if (known.get(partition) == null) {
                    first.put(partition, new OffsetAndMetadata(consumer.position(partition)));
                }
            }
            if (!first.isEmpty()) {
                consumer.commitSync(first);
            }
        }

        /** Whoever has the partition next posts it. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            joined = false;
            pending = pending.filter(one -> !partitions.contains(one.partition()));
        }
    }
}
