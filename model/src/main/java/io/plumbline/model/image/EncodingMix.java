package io.plumbline.model.image;

import io.plumbline.contract.image.ContentType;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * In which encodings images arrive, and how often each: {@code png:1,jpeg:1,raw:2}.
 *
 * <p>Reference and validation images pass through the same mix as the stream, because an encoding leaves traces that
 * the drift features see. Which encoding an image gets depends on the seed and the image's number alone, so that any
 * order of the work gives the same images.
 */
public final class EncodingMix {

    private final Map<ContentType, Integer> weights;
    private final int total;
    private final long seed;

    private EncodingMix(Map<ContentType, Integer> weights, long seed) {
        this.weights = weights;
        this.total = weights.values().stream().mapToInt(Integer::intValue).reduce(0, Math::addExact);
        this.seed = seed;
    }

    /**
     * Reads names of {@link ContentType}s with whole weights.
     *
     * @throws IllegalArgumentException if a name is not known or given twice, or a weight is not a whole number of 1
     *     to 1 000 000
     */
    public static EncodingMix parse(String text, long seed) {
        Map<ContentType, Integer> weights = new EnumMap<>(ContentType.class);
        for (String part : text.split(",", -1)) {
            String[] nameAndWeight = part.strip().split(":", -1);
            ContentType type = type(nameAndWeight[0], text);
            int weight = nameAndWeight.length == 2 ? weight(nameAndWeight[1], text) : 0;
            if (weight < 1 || weight > 1_000_000 || weights.put(type, weight) != null) {
                throw unreadable(text);
            }
        }
        return new EncodingMix(weights, seed);
    }

    private static ContentType type(String name, String text) {
        try {
            return ContentType.valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unreadable(text);
        }
    }

    private static int weight(String weight, String text) {
        try {
            return Integer.parseInt(weight.strip());
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "Not a mix of encodings: '%s'; write it like png:1,jpeg:1,raw:2, with each of png, jpeg, gif, bmp and raw at most once"
                        .formatted(text));
    }

    /** The encoding of image {@code number}. */
    public ContentType pick(long number) {
        int draw = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L).nextInt(total);
        for (Map.Entry<ContentType, Integer> entry : weights.entrySet()) {
            draw -= entry.getValue();
            if (draw < 0) {
                return entry.getKey();
            }
        }
        throw new AssertionError("A draw below %d fell outside the weights %s".formatted(total, weights));
    }

    /** Image {@code number} in its encoding. */
    public EncodedImage encode(long number, byte[] pixels, ImageEncoder encoder) {
        return encoder.encode(pixels, pick(number));
    }

    /** The mix as {@link #parse} reads it. */
    @Override
    public String toString() {
        return weights.entrySet().stream()
                .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + ":" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
