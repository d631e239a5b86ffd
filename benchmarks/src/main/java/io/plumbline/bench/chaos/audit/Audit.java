package io.plumbline.bench.chaos.audit;

import io.plumbline.bench.chaos.feed.Numbered;
import io.plumbline.bench.chaos.sight.CommittedReader;
import io.plumbline.bench.chaos.sight.Reply;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads, when nothing moves any more, all that was sent and all that was answered. */
public final class Audit {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_SILENT_POLLS = 150;

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
     * @throws IllegalStateException if the images themselves were not sent exactly once, so that nothing can be said, or
     *     the broker stays silent for half a minute
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
        try (var consumer = CommittedReader.of(connection, names)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            int silentPolls = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = consumer.poll(POLL);
                records.forEach(into);
                silentPolls = records.isEmpty() ? silentPolls + 1 : 0;
                if (silentPolls > MOST_SILENT_POLLS) {
                    throw new IllegalStateException("Nothing more comes from %s, although its end is not reached"
                            .formatted(String.join(", ", names)));
                }
            }
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
