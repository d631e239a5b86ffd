package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** Which triggers have a verdict, whoever gave it: all of {@code retraining-verdicts}. */
final class VerdictLog implements AutoCloseable {

    private final CommittedLog<RetrainingVerdict> log;
    private final Map<String, RetrainingVerdict> verdicts = new LinkedHashMap<>();

    VerdictLog(KafkaConnection connection, Topic<String, RetrainingVerdict> topic) {
        this.log = new CommittedLog<>(connection, topic, this::take);
    }

    VerdictLog(
            Topic<String, RetrainingVerdict> topic,
            Consumer<byte[], byte[]> committed,
            Consumer<byte[], byte[]> uncommitted) {
        this.log = new CommittedLog<>(topic, committed, uncommitted, this::take);
    }

    /**
     * Whether a verdict on this trigger has been committed by now.
     *
     * @throws KafkaException if that is not known within half a minute
     */
    boolean contains(String triggerId) {
        log.readToEnd();
        return verdicts.containsKey(triggerId);
    }

    /**
     * All that have been committed by now, the first on each trigger, or that of a person who rejected its challenger.
     *
     * @throws KafkaException if that is not known within half a minute
     */
    List<RetrainingVerdict> all() {
        log.readToEnd();
        return List.copyOf(verdicts.values());
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(RetrainingVerdict verdict) {
        if (verdict.outcome() == Outcome.REJECTED) {
            verdicts.put(verdict.triggerId(), verdict);
        } else {
            verdicts.putIfAbsent(verdict.triggerId(), verdict);
        }
    }
}
