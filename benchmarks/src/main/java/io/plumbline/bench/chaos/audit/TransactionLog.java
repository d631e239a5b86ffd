package io.plumbline.bench.chaos.audit;

import io.plumbline.contract.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * Counts transactions by the markers that end them, in the broker's own files: no client is told of a transaction that was
 * aborted. Each transaction of a producer has an epoch of its own (or, before Kafka 4, each aborted one), and leaves a
 * marker on every partition that it wrote to.
 */
public final class TransactionLog {

    private final Set<TransactionId> committed = new HashSet<>();
    private final Set<TransactionId> aborted = new HashSet<>();
    private long discarded;

    private TransactionLog() {}

    /** Reads the partitions of {@code predictions} and {@code images-dlq} in the directory of a broker. */
    public static Transactions read(Path brokerDirectory, Topics topics) {
        TransactionLog log = new TransactionLog();
        Set<String> names =
                Set.of(topics.predictions().name(), topics.rejections().name());
        try (Stream<Path> directories = Files.list(brokerDirectory)) {
            for (Path directory : directories.filter(path -> isOf(names, path)).toList()) {
                log.readPartition(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the broker's log in " + brokerDirectory, e);
        }
        return new Transactions(log.committed.size(), log.aborted.size(), log.discarded);
    }

    private static boolean isOf(Set<String> names, Path directory) {
        return names.contains(directory.getFileName().toString().replaceFirst("-\\d+$", ""));
    }

    private void readPartition(Path directory) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.list(directory)) {
            segments = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        Map<Long, Integer> open = new HashMap<>();
        for (Path segment : segments) {
            try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
                records.batches().forEach(batch -> read(batch, open));
            }
        }
    }

    private void read(RecordBatch batch, Map<Long, Integer> open) {
        if (!batch.isTransactional()) {
            return;
        }
        if (!batch.isControlBatch()) {
            open.merge(batch.producerId(), batch.countOrNull(), Integer::sum);
            return;
        }
        TransactionId id = new TransactionId(batch.producerId(), batch.producerEpoch());
        Integer answers = open.remove(batch.producerId());
        if (isAbort(batch)) {
            aborted.add(id);
            discarded += answers == null ? 0 : answers;
        } else {
            committed.add(id);
        }
    }

    private static boolean isAbort(RecordBatch marker) {
        return ControlRecordType.parse(marker.iterator().next().key()) == ControlRecordType.ABORT;
    }

    private record TransactionId(long producer, short epoch) {}
}
