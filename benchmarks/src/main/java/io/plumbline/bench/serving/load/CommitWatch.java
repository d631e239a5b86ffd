package io.plumbline.bench.serving.load;

import io.plumbline.bench.cluster.BrokerAnswer;
import io.plumbline.contract.connection.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Counts what a consumer group has answered by the offsets that it commits together with its answers: images whose answers
 * a read-committed consumer sees, and nothing else. It looks the same at whoever is in the group.
 */
public final class CommitWatch implements AutoCloseable {

    private static final long NANOS_BETWEEN_LOOKS = 10_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;
    private final String group;
    private final String topic;
    private final CommitWait commits;

    /** @param topic whose offsets count; those of others that the group reads do not */
    public CommitWatch(KafkaConnection connection, String group, String topic) {
        this.admin = Admin.create(connection.with(Map.of()));
        this.group = group;
        this.topic = topic;
        this.commits = new CommitWait(group, this::look, LockSupport::parkNanos);
    }

    /**
     * Lets the group begin with the oldest image when it next comes. It must be empty by now, or soon.
     *
     * @return that nothing was committed at this moment
     */
    public Commit forgetGroup() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isForgotten()) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("The group %s still has members after %s".formatted(group, PATIENCE));
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
        return new Commit(System.nanoTime(), 0);
    }

    private boolean isForgotten() {
        try {
            BrokerAnswer.of(admin.deleteConsumerGroups(List.of(group)).all());
            return true;
        } catch (KafkaException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            throw new KafkaException("Cannot reset the group " + group, e);
        }
    }

    /**
     * The rate at which images are answered.
     *
     * @param begin before the group came
     * @param warmUp from the first commit on, not counted
     * @param time that is counted
     * @param available how many images there are; the time ends when they are all answered
     * @throws KafkaException if nothing is answered for a minute
     */
    public Rate measure(Commit begin, Duration warmUp, Duration time, long available) {
        Commit first = await(1);
        Commit start = first.images() < available ? commits.after(warmUp, first, available) : begin;
        Commit last = commits.after(time, start, available);
        return last.images() > start.images() ? Rate.between(start, last) : Rate.between(begin, last);
    }

    /**
     * Waits until at least this many images were answered, however long that takes while more of them are.
     *
     * @throws KafkaException if nothing is answered for a minute
     */
    public Commit await(long images) {
        return commits.until(images);
    }

    /** Waits until at least this many images were answered, or until this moment of {@link System#nanoTime}. */
    public void awaitUntil(long images, long end) {
        commits.untilEither(images, end);
    }

    /** How many were answered by now. */
    public Commit look() {
        try {
            long images =
                    BrokerAnswer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                            .entrySet()
                            .stream()
                            .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                            .mapToLong(entry -> entry.getValue().offset())
                            .sum();
            return new Commit(System.nanoTime(), images);
        } catch (KafkaException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return new Commit(System.nanoTime(), 0);
            }
            throw new KafkaException("Cannot see what the group %s has committed".formatted(group), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
