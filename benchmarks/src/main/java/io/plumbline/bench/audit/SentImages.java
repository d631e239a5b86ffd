package io.plumbline.bench.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.image.ImageHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The images as they stand on {@code images}, and how often each has been answered. */
final class SentImages {

    private static final int FIRST_CAPACITY = 1 << 14;

    private final List<PartitionImages> partitions = new ArrayList<>();
    private final BitSet numbers = new BitSet();

    /**
     * Takes in the next record of a partition.
     *
     * @throws IllegalStateException if the records are not those that were sent, each once; then nothing can be said
     */
    void add(ConsumerRecord<byte[], byte[]> record) {
        String id =
                new String(record.headers().lastHeader(ImageHeaders.IMAGE_ID).value(), UTF_8);
        int number = Numbered.numberOf(id);
        if (numbers.get(number)) {
            throw new IllegalStateException("The sender has put %s on %s twice".formatted(id, record.topic()));
        }
        numbers.set(number);
        partition(record.partition()).add(record.offset(), number, Numbered.keyOf(record.key()));
    }

    /** How many stand there. */
    int count() {
        return numbers.cardinality();
    }

    /**
     * Counts an answer.
     *
     * @return whether such an image, with this key, stands where the answer says
     */
    boolean answer(int number, int key, int partition, long offset) {
        return partition < partitions.size() && partitions.get(partition).answer(number, key, offset);
    }

    /** How many images have no answer. */
    int unanswered() {
        return partitions.stream().mapToInt(PartitionImages::unanswered).sum();
    }

    /** How many answers there are beyond each image's first. */
    long surplus() {
        return partitions.stream().mapToLong(PartitionImages::surplus).sum();
    }

    private PartitionImages partition(int partition) {
        while (partitions.size() <= partition) {
            partitions.add(new PartitionImages());
        }
        return partitions.get(partition);
    }

    /** The sender is no transaction, so the offsets of a partition have no holes. */
    private static final class PartitionImages {

        private int[] numbers = new int[FIRST_CAPACITY];
        private int[] keys = new int[FIRST_CAPACITY];
        private int[] answers = new int[FIRST_CAPACITY];
        private int size;

        void add(long offset, int number, int key) {
            if (offset != size) {
                throw new IllegalStateException(
                        "Images have a hole: expected offset %d, found %d".formatted(size, offset));
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                keys = Arrays.copyOf(keys, 2 * size);
                answers = Arrays.copyOf(answers, 2 * size);
            }
            numbers[size] = number;
            keys[size] = key;
            size++;
        }

        boolean answer(int number, int key, long offset) {
            if (offset >= size || numbers[(int) offset] != number || keys[(int) offset] != key) {
                return false;
            }
            answers[(int) offset]++;
            return true;
        }

        int unanswered() {
            return Math.toIntExact(
                    Arrays.stream(answers, 0, size).filter(count -> count == 0).count());
        }

        long surplus() {
            return Arrays.stream(answers, 0, size)
                    .filter(count -> count > 1)
                    .mapToLong(count -> count - 1)
                    .sum();
        }
    }
}
