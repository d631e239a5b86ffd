package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The images that are kept, by id. Of several records with one id the first counts. */
final class RecentImages {

    private final Map<String, RecentImage> images = new LinkedHashMap<>();

    /** Takes an image and returns its id. */
    String take(ConsumerRecord<byte[], byte[]> record) {
        SourcePosition position = new SourcePosition(record.topic(), record.partition(), record.offset());
        String id = ImageHeaders.imageId(record.headers(), position);
        EncodedImage encoded = EncodedImage.of(record.value(), ImageHeaders.contentType(record.headers()));
        images.putIfAbsent(id, new RecentImage(id, position, record.timestamp(), encoded));
        return id;
    }

    int size() {
        return images.size();
    }

    boolean contains(String id) {
        return images.containsKey(id);
    }

    Collection<RecentImage> all() {
        return images.values();
    }

    List<RecentImage> oldestFirst() {
        return images.values().stream().sorted(RecentImage.OLDEST_FIRST).toList();
    }

    /** Forgets all but the newest. */
    void trimTo(int count) {
        if (images.size() > count) {
            List<RecentImage> newest = images.values().stream()
                    .sorted(RecentImage.OLDEST_FIRST.reversed())
                    .limit(count)
                    .sorted(Comparator.comparing(RecentImage::timestampMillis))
                    .toList();
            images.clear();
            newest.forEach(image -> images.put(image.id(), image));
        }
    }
}
