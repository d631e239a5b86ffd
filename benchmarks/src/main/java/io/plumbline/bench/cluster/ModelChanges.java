package io.plumbline.bench.cluster;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelEvent.Kind;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Announces champions, and waits for what the serving process says of each. For one thread. */
public final class ModelChanges implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ModelPublisher publisher;
    private final Consumer<String, ModelEvent> consumer;
    private final Supplier<String> evidence;
    private final Queue<ModelEvent> unread = new ArrayDeque<>();

    /**
     * Begins with the next event.
     *
     * @param evidence follows what is said when no event comes
     */
    public ModelChanges(KafkaConnection connection, Topics topics, Supplier<String> evidence) {
        Topic<String, ModelEvent> events = topics.modelEvents();
        this.publisher = new ModelPublisher(connection, topics.models());
        this.consumer = new KafkaConsumer<>(
                connection.with(Map.of()),
                events.key().deserializer(),
                events.value().deserializer());
        this.evidence = evidence;
        List<TopicPartition> partitions = consumer.partitionsFor(events.name()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * Announces a package, and returns how long it took until it served or was refused, as is expected of it.
     *
     * @throws IllegalStateException if the other thing happens, or neither does in time
     */
    public Duration announce(PackedModel model, Kind expected) {
        long start = System.nanoTime();
        announce(model, ModelRole.CHAMPION);
        await(model.id().toString(), expected);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Makes the predecessor champion again and withdraws the champion, and returns how long it took until the former served.
     *
     * @throws IllegalStateException if it does not in time
     */
    public Duration rollBack(PackedModel champion, PackedModel predecessor) {
        long start = System.nanoTime();
        announce(predecessor, ModelRole.CHAMPION);
        announce(champion, ModelRole.WITHDRAWN);
        await(predecessor.id().toString(), Kind.SWAPPED);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void announce(PackedModel model, ModelRole role) {
        publisher.announce(ModelPublisher.announcement(model, role, Instant.now(), "bench", "it is this one's turn"));
    }

    /**
     * What the process says when it serves another model than this one, whoever announced it.
     *
     * @throws IllegalStateException if it does not in time, or refuses it
     */
    public ModelEvent awaitSuccessor(String championId, Duration patience) {
        ModelEvent event = await(each -> !each.modelId().equals(championId), "Another model", patience);
        requireKind(event, Kind.SWAPPED);
        return event;
    }

    /** Returns when the process says this of the model. */
    private void await(String modelId, Kind expected) {
        requireKind(await(event -> event.modelId().equals(modelId), "Model " + modelId, PATIENCE), expected);
    }

    private ModelEvent await(Predicate<ModelEvent> meant, String who, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(record -> unread.add(record.value()));
            for (ModelEvent event = unread.poll(); event != null; event = unread.poll()) {
                if (meant.test(event) && isEnd(event.kind())) {
                    return event;
                }
            }
        }
        throw new IllegalStateException(
                "%s was neither swapped in nor refused within %s:%n%s".formatted(who, patience, evidence.get()));
    }

    private static boolean isEnd(Kind kind) {
        return kind == Kind.SWAPPED || kind == Kind.REFUSED;
    }

    private void requireKind(ModelEvent event, Kind expected) {
        if (event.kind() != expected) {
            throw new IllegalStateException("Model %s was %s and not %s%s:%n%s"
                    .formatted(
                            event.modelId(),
                            event.kind(),
                            expected,
                            event.reason().map(reason -> ", because " + reason).orElse(""),
                            evidence.get()));
        }
    }

    @Override
    public void close() {
        consumer.close();
        publisher.close();
    }
}
