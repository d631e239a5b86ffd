package io.plumbline.drift.notify.alertmanager;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.lag.ConsumerLag;
import io.plumbline.contract.topic.TopicEnd;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an Alertmanager of open episodes, at once and then again and again, and of their ends until it has taken them. It keeps
 * nothing: whenever it starts, it reads the topic from its beginning, and tells what is open then and what has ended lately.
 * Telling twice does no harm, since an Alertmanager takes alerts with the same labels for the same.
 */
public final class AlertmanagerCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerCourier.class);

    private final AlertRecords alerts;
    private final AlertmanagerSettings settings;
    private final Post post;
    private final DeliveryCounts counts;
    private final Pauses pauses;
    private final InstantSource clock;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, TrackedEpisode> episodes = new LinkedHashMap<>();
    private final Set<String> news = new LinkedHashSet<>();
    private Instant due = Instant.MIN;
    private Instant refreshed = Instant.MIN;
    private volatile boolean reading;

    /** Opens a consumer of its own, in no group. */
    public AlertmanagerCourier(
            KafkaConnection connection,
            Topics topics,
            AlertmanagerSettings settings,
            Post post,
            DeliveryCounts counts,
            Pauses pauses,
            InstantSource clock) {
        this.alerts = new AlertRecords(topics.driftAlerts(), counts);
        this.settings = settings;
        this.post = post;
        this.counts = counts;
        this.pauses = pauses;
        this.clock = clock;
        Map<String, Object> consuming = new HashMap<>(AlertRecords.CONSUMER);
        consuming.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(
                connection.with(consuming), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void step(Duration patience) {
        if (!reading) {
            readWhatIsThere();
        }
        consumer.poll(patience).forEach(this::take);
        tell();
    }

    private void readWhatIsThere() {
        List<TopicPartition> partitions = consumer.partitionsFor(alerts.topic().name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        TopicEnd.now(consumer).readTo(consumer, this::take);
        Instant lately = clock.instant().minus(settings.validity());
        episodes.values()
                .removeIf(episode -> episode.endedAt().filter(lately::isAfter).isPresent());
        news.retainAll(episodes.keySet());
        reading = true;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        alerts.read(record).ifPresent(alert -> {
            Instant at = Instant.ofEpochMilli(record.timestamp());
            TrackedEpisode known = episodes.get(alert.episodeId());
            episodes.put(alert.episodeId(), known == null ? TrackedEpisode.begun(alert, at) : known.after(alert, at));
            news.add(alert.episodeId());
        });
    }

    private void tell() {
        Instant now = clock.instant();
        boolean refreshes = !refreshed.plus(settings.refresh()).isAfter(now);
        if (refreshes) {
            episodes.forEach((id, episode) -> {
                if (episode.isOpen()) {
                    news.add(id);
                }
            });
        }
        if (news.isEmpty() || now.isBefore(due)) {
            return;
        }
        List<PostableAlert> told = news.stream()
                .map(episodes::get)
                .flatMap(episode -> episode.alerts(alerts.topic().name(), now, settings.validity()).stream())
                .toList();
        Answer answer = post.send(Json.write(told), Map.of());
        if (answer instanceof Answer.NotTaken notTaken) {
            tryAgain(now, notTaken.why());
            return;
        }
        if (answer instanceof Answer.Refused refused) {
            counts.refused();
            LOG.error("{} refuses alerts with status {}: {}", settings.receiver(), refused.status(), news);
        } else {
            counts.taken();
        }
        refreshed = refreshes ? now : refreshed;
        news.clear();
        episodes.values().removeIf(episode -> !episode.isOpen());
    }

    private void tryAgain(Instant now, String why) {
        Duration pause = pauses.after(counts.failed(now));
        due = now.plus(pause);
        LOG.warn("{} has not taken alerts: {}; trying again in {}", settings.receiver(), why, pause);
    }

    @Override
    public boolean isReading() {
        return reading;
    }

    @Override
    public double lag() {
        return ConsumerLag.of(consumer.metrics(), Set.of(alerts.topic().name()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
