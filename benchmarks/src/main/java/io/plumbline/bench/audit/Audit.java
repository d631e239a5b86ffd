package io.plumbline.bench.audit;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.TopicEnd;
import io.plumbline.contract.topic.Topics;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads, when nothing moves any more, all that was sent and all that was answered. */
public final class Audit {

    private final KafkaConnection connection;
    private final Topics topics;
    private final SentImages images = new SentImages();
    private final KeyOrder order = new KeyOrder();
    private long predictions;
    private long rejections;
    private long misattributed;

    private Audit(KafkaConnection connection, Topics topics) {
        this.connection = connection;
        this.topics = topics;
    }

    /**
     * Reads everything up to where the topics end now.
     *
     * @throws IllegalStateException if the images themselves were not sent exactly once, so that nothing can be said
     * @throws org.apache.kafka.common.errors.TimeoutException if the broker stays silent for half a minute
     */
    public static AuditResult of(KafkaConnection connection, Topics topics) {
        return new Audit(connection, topics).run();
    }

    private AuditResult run() {
        readAll(images::add, topics.images().name());
        readAll(this::count, topics.predictions().name(), topics.rejections().name());
        return new AuditResult(
                images.count(),
                predictions,
                rejections,
                images.unanswered(),
                images.surplus(),
                order.violations(),
                misattributed);
    }

    private void readAll(Consumer<ConsumerRecord<byte[], byte[]>> into, String... names) {
        try (var consumer = AnswerReader.committed(connection, names)) {
            TopicEnd.now(consumer).readTo(consumer, into);
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.predictions().name())) {
            predictions++;
        } else {
            rejections++;
        }
        Reply reply = Reply.of(record, topics);
        int key = Numbered.keyOf(record.key());
        int number = Numbered.numberOf(reply.imageId());
        order.add(record.topic(), key, reply.source().offset());
        if (!images.answer(
                number, key, reply.source().partition(), reply.source().offset())) {
            misattributed++;
        }
    }
}
