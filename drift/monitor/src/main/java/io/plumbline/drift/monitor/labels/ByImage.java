package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends all that is about one image to one place, and progress to all places. */
final class ByImage implements StreamPartitioner<String, ImageNews> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String imageId, ImageNews news, int places) {
        return Optional.of(
                news instanceof Progress
                        ? IntStream.range(0, places).boxed().collect(Collectors.toSet())
                        : Set.of(Utils.toPositive(Utils.murmur2(imageId.getBytes(StandardCharsets.UTF_8))) % places));
    }
}
