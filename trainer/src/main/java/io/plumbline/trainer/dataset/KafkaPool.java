package io.plumbline.trainer.dataset;

import io.plumbline.contract.image.OffsetRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Labelled images on Kafka: which images, and how far labels were read. Labels that come later change nothing.
 *
 * @param images ranges of {@code images}
 * @param labelEnds by partition of {@code labels}, the offset behind the last one that was read
 */
public record KafkaPool(List<OffsetRange> images, Map<Integer, Long> labelEnds) {

    private static final String IMAGES = "data.kafka.images";
    private static final String LABELS = "data.kafka.labels";
    private static final Pattern RANGE = Pattern.compile("([A-Za-z0-9._-]+):(\\d{1,9}):(\\d{1,18})-(\\d{1,18})");
    private static final Pattern END = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    public KafkaPool {
        images = List.copyOf(images);
        labelEnds = Map.copyOf(labelEnds);
    }

    /**
     * Reads it back from a manifest, if it tells of one.
     *
     * @throws IllegalArgumentException if it says what cannot be read
     */
    static Optional<KafkaPool> of(Map<String, String> settings) {
        if (!settings.containsKey(IMAGES) || !settings.containsKey(LABELS)) {
            return Optional.empty();
        }
        List<OffsetRange> images = Arrays.stream(settings.get(IMAGES).split(","))
                .map(KafkaPool::range)
                .toList();
        Map<Integer, Long> ends = Arrays.stream(settings.get(LABELS).split(","))
                .map(text -> match(END, text))
                .collect(Collectors.toMap(end -> Integer.parseInt(end.group(1)), end -> Long.parseLong(end.group(2))));
        return Optional.of(new KafkaPool(images, ends));
    }

    Map<String, String> settings() {
        return Map.of(
                IMAGES,
                images.stream()
                        .map(range ->
                                "%s:%d:%d-%d".formatted(range.topic(), range.partition(), range.first(), range.last()))
                        .collect(Collectors.joining(",")),
                LABELS,
                new TreeMap<>(labelEnds)
                        .entrySet().stream()
                                .map(end -> end.getKey() + ":" + end.getValue())
                                .collect(Collectors.joining(",")));
    }

    private static OffsetRange range(String text) {
        Matcher range = match(RANGE, text);
        return new OffsetRange(
                range.group(1),
                Integer.parseInt(range.group(2)),
                Long.parseLong(range.group(3)),
                Long.parseLong(range.group(4)));
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a place on Kafka: '%s'; expected %s".formatted(text, pattern));
        }
        return matcher;
    }
}
