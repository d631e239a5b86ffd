package io.plumbline.stream.batch;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sits on the main consumer of Streams, sees all images of one poll together, and has them cut into chunks. It scores
 * nothing itself, so that a poll returns at once.
 *
 * <p>Hands on the very {@link ConsumerRecords} that it was given: rebuilt ones can lack the next offsets that Streams
 * commits. If it fails, images go on without a promise, and are scored alone.
 */
public final class PromiseInterceptor implements ConsumerInterceptor<byte[], byte[]> {

    /** The consumer property whose value is the {@link ChunkCutter} itself. */
    public static final String CUTTER_CONFIG = "plumbline.chunk.cutter";

    private static final Logger LOG = LoggerFactory.getLogger(PromiseInterceptor.class);

    private ChunkCutter cutter;

    @Override
    public void configure(Map<String, ?> configs) {
        if (!(configs.get(CUTTER_CONFIG) instanceof ChunkCutter given)) {
            throw new ConfigException(CUTTER_CONFIG, configs.get(CUTTER_CONFIG), "expected a ChunkCutter");
        }
        cutter = given;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> poll) {
        try {
            cutter.cut(poll);
        } catch (Throwable e) {
            // Kafka would swallow an exception, but an error would end the stream thread.
            cutter.failed();
            LOG.warn("Images of a poll of {} go on without a promise and are scored alone", poll.count(), e);
        }
        return poll;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
