package io.plumbline.contract.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes topics, and returns when they take records.
 *
 * <p>A broker names the leaders of a new topic a moment before they lead. A producer that starts in that moment can lose
 * records for good: its first batch is refused, a later one that is already under way is taken, and from then on the first
 * is out of order, until it expires.
 */
public final class TopicCreation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NANOS_BETWEEN_LOOKS = 20_000_000;

    private final Admin admin;

    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes these topics; one that exists is left as it is.
     *
     * @return the names of those made
     * @throws KafkaException if the broker refuses one, or the leaders of one do not answer within half a minute
     */
    public List<String> create(Collection<NewTopic> wanted) {
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(wanted).values();
        List<String> made = new ArrayList<>();
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : wanted) {
            if (isMade(topic.name(), answers.get(topic.name()))) {
                made.add(topic.name());
                for (int i = 0; i < topic.numPartitions(); i++) {
                    partitions.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
                }
            }
        }
        awaitLeaders(made, partitions);
        return made;
    }

    private static boolean isMade(String name, KafkaFuture<Void> answer) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new KafkaException(
                    "Cannot create topic %s: %s".formatted(name, e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Only a partition's leader tells its end, and only once it leads. */
    private void awaitLeaders(List<String> made, Map<TopicPartition, OffsetSpec> partitions) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!haveLeaders(made, partitions)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException(
                        "Topics were created and still have no leader after %s: %s".formatted(PATIENCE, made));
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
    }

    private boolean haveLeaders(List<String> made, Map<TopicPartition, OffsetSpec> partitions) {
        try {
            if (!admin.listTopics().names().get().containsAll(made)) {
                return false;
            }
            admin.listOffsets(partitions).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw new KafkaException(
                    "Cannot reach new topics: %s".formatted(e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("Interrupted while waiting for the broker", e);
    }
}
