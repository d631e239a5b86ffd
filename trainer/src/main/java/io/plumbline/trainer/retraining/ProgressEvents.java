package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingEvent.Kind;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.topic.Topic;
import io.plumbline.trainer.training.EpochResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes how retrainings go. What Kafka does not take within seconds is lost, and said so: progress must not hold up what
 * progresses. Of one thread's retraining.
 */
final class ProgressEvents implements RetrainingListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressEvents.class);
    private static final Map<String, Object> IMPATIENT = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);

    private final Topic<String, RetrainingEvent> topic;
    private final Producer<String, RetrainingEvent> producer;
    private final InstantSource clock;
    private Optional<RetrainingTrigger> current = Optional.empty();
    private boolean gathered;

    ProgressEvents(KafkaConnection connection, Topic<String, RetrainingEvent> topic, InstantSource clock) {
        this(
                topic,
                new KafkaProducer<>(
                        connection.with(IMPATIENT),
                        topic.key().serializer(),
                        topic.value().serializer()),
                clock);
    }

    ProgressEvents(
            Topic<String, RetrainingEvent> topic, Producer<String, RetrainingEvent> producer, InstantSource clock) {
        this.topic = topic;
        this.producer = producer;
        this.clock = clock;
    }

    @Override
    public void triggered(RetrainingTrigger trigger) {
        current = Optional.of(trigger);
        gathered = false;
        tell(Kind.STARTED, "Taken up, asked for by %s.".formatted(trigger.cause()));
    }

    @Override
    public void labelsGathered(int labelled, int wanted) {
        if (!gathered && labelled >= wanted) {
            gathered = true;
            tell(Kind.GATHERED, "%d labelled images of at least %d have come.".formatted(labelled, wanted));
        }
    }

    @Override
    public void epochDone(EpochResult result) {
        tell(
                Kind.EPOCH,
                String.format(
                        Locale.ROOT,
                        "Epoch %d: training loss %.3f, validation loss %.3f, validation accuracy %.3f.",
                        result.epoch(),
                        result.trainingLoss(),
                        result.validationLoss(),
                        result.validationAccuracy()));
    }

    @Override
    public void measured(Comparison recent, Comparison base) {
        current.ifPresent(trigger -> send(new RetrainingEvent(
                trigger.modelId(),
                Optional.of(trigger.triggerId()),
                Kind.MEASURED,
                Optional.empty(),
                String.format(
                        Locale.ROOT,
                        "The challenger came to %.3f on recent images, the champion to %.3f.",
                        recent.challengerAccuracy(),
                        recent.championAccuracy()),
                Optional.of(recent),
                Optional.of(base),
                Optional.empty(),
                List.of(),
                clock.instant())));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }

    private void tell(Kind kind, String explanation) {
        current.ifPresent(trigger -> send(RetrainingEvent.of(
                trigger.modelId(), Optional.of(trigger.triggerId()), kind, explanation, clock.instant())));
    }

    private void send(RetrainingEvent event) {
        try {
            var unused = producer.send(
                    new ProducerRecord<>(topic.name(), event.championId(), event), (position, failure) -> {
                        if (failure != null) {
                            lost(event, failure);
                        }
                    });
        } catch (KafkaException e) {
            lost(event, e);
        }
    }

    private static void lost(RetrainingEvent event, Exception failure) {
        LOG.warn("It is not published that {} is {}: {}", event.triggerId(), event.kind(), failure.getMessage());
    }
}
