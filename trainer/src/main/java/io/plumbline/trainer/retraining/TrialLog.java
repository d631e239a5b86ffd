package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingEvent.Kind;
import io.plumbline.contract.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Which triggers have a challenger on trial, whoever put it there: those of {@code retraining-events}. */
final class TrialLog implements AutoCloseable {

    private final CommittedLog<RetrainingEvent> log;
    private final Map<String, RetrainingEvent> trials = new HashMap<>();

    TrialLog(KafkaConnection connection, Topic<String, RetrainingEvent> topic) {
        this.log = new CommittedLog<>(connection, topic, this::take);
    }

    /**
     * How the newest trial for this trigger began, if there was one.
     *
     * @throws KafkaException if that is not known within half a minute
     */
    Optional<RetrainingEvent> of(String triggerId) {
        log.readToEnd();
        return Optional.ofNullable(trials.get(triggerId));
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(RetrainingEvent event) {
        if (event.kind() == Kind.TRIAL && event.challengerId().isPresent()) {
            event.triggerId().ifPresent(triggerId -> trials.put(triggerId, event));
        }
    }
}
