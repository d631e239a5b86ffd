package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The images that are kept, by id and by age. Of several records with one id the first counts. */
final class RecentImages {

    private final Map<String, RecentImage> byId = new HashMap<>();
    private final NavigableSet<RecentImage> byAge = new TreeSet<>(RecentImage.OLDEST_FIRST);
    private long sizeBytes;

    /** Takes an image and returns its id. */
    String take(ConsumerRecord<byte[], byte[]> record) {
        SourcePosition position = new SourcePosition(record.topic(), record.partition(), record.offset());
        String id = ImageHeaders.imageId(record.headers(), position);
        EncodedImage encoded = EncodedImage.of(record.value(), ImageHeaders.contentType(record.headers()));
        RecentImage image = new RecentImage(id, position, record.timestamp(), encoded);
        if (byId.putIfAbsent(id, image) == null) {
            byAge.add(image);
            sizeBytes += image.sizeBytes();
        }
        return id;
    }

    int size() {
        return byId.size();
    }

    /** What they take, encoded. */
    long sizeBytes() {
        return sizeBytes;
    }

    boolean contains(String id) {
        return byId.containsKey(id);
    }

    OptionalLong oldestMillis() {
        return byAge.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(byAge.first().timestampMillis());
    }

    List<RecentImage> oldestFirst() {
        return List.copyOf(byAge);
    }

    /** Forgets the oldest until no more than so many, and so many bytes, are left. */
    void trimTo(int count, long mostBytes) {
        while (byId.size() > count || sizeBytes > mostBytes) {
            RecentImage oldest = byAge.pollFirst();
            byId.remove(oldest.id());
            sizeBytes -= oldest.sizeBytes();
        }
    }
}
