package io.plumbline.stream.batch;

import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.count.ServingCounters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Cuts the images of one poll into chunks of about the same size, and leaves with each image the promise of its answer.
 *
 * <p>The batch is what the poll returned, so it adapts to the load by itself. Images are dealt out to chunks in turn from
 * all partitions, which is how Streams will ask for them: if each partition had chunks of its own, a slow model would
 * leave one task waiting for another's chunk within the transaction that both share.
 */
public final class ChunkCutter {

    private final String topic;
    private final int chunkSize;
    private final Answering answering;
    private final ServingCounters counters;

    /**
     * A cutter for the images of one topic.
     *
     * @param chunkSize the most images in a chunk, where those who answer do not ask for fewer
     */
    public ChunkCutter(String topic, int chunkSize, Answering answering, ServingCounters counters) {
        this.topic = topic;
        this.chunkSize = chunkSize;
        this.answering = answering;
        this.counters = counters;
    }

    void cut(ConsumerRecords<byte[], byte[]> poll) {
        List<ConsumerRecord<byte[], byte[]>> images = dealt(poll);
        int most = Math.min(chunkSize, answering.largestChunk());
        int chunks = (images.size() + most - 1) / most;
        for (int i = 0; i < chunks; i++) {
            int from = (int) ((long) images.size() * i / chunks);
            int to = (int) ((long) images.size() * (i + 1) / chunks);
            promise(images.subList(from, to));
        }
    }

    void failed() {
        counters.interceptorFailure();
    }

    private void promise(List<ConsumerRecord<byte[], byte[]>> images) {
        Chunk chunk = new Chunk(images, answering, counters);
        for (int place = 0; place < images.size(); place++) {
            images.get(place).headers().add(new Promise(chunk, place));
        }
    }

    /** The first image of each partition, then the second of each, and so on. */
    private List<ConsumerRecord<byte[], byte[]>> dealt(ConsumerRecords<byte[], byte[]> poll) {
        List<Iterator<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
        for (TopicPartition partition : poll.partitions()) {
            if (partition.topic().equals(topic)) {
                partitions.add(poll.records(partition).iterator());
            }
        }
        List<ConsumerRecord<byte[], byte[]>> dealt = new ArrayList<>(poll.count());
        while (!partitions.isEmpty()) {
            partitions.removeIf(partition -> !partition.hasNext());
            partitions.forEach(partition -> dealt.add(partition.next()));
        }
        return dealt;
    }
}
