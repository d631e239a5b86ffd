package io.plumbline.app.drift;

import io.plumbline.app.history.History;
import io.plumbline.app.waiting.Waiting;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The verdict on a request, whoever of those who retrain gives it. */
public record AwaitedVerdict(KafkaConnection connection, Topics topics, RetrainingTrigger trigger) {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Waits until it is there, or {@code ended} is true. */
    public Optional<RetrainingVerdict> await(BooleanSupplier ended) {
        Optional<RetrainingVerdict> verdict = look();
        while (verdict.isEmpty() && !Waiting.until(ended, BETWEEN_LOOKS)) {
            verdict = look();
        }
        return verdict;
    }

    private Optional<RetrainingVerdict> look() {
        return new History(connection)
                .of(topics.retrainingVerdicts()).stream()
                        .filter(verdict -> verdict.triggerId().equals(trigger.triggerId()))
                        .findFirst();
    }
}
