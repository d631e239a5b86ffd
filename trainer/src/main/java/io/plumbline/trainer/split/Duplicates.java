package io.plumbline.trainer.split;

import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images that are in two parts, pixel by pixel, found by SHA-256: what was learnt by heart cannot measure. They are reported, not
 * taken out, so that a part has the size that was asked for.
 */
public final class Duplicates {

    private final Map<Part, Map<Part, Integer>> counts = new EnumMap<>(Part.class);

    private Duplicates() {}

    /** Compares each part with those before it. */
    public static Duplicates in(DataSplit split) {
        Duplicates found = new Duplicates();
        Map<ByteBuffer, Part> firsts = new HashMap<>();
        for (Part part : Part.values()) {
            LabelledImages pool = split.pool();
            for (int index : split.indices(part)) {
                Part first = firsts.putIfAbsent(ByteBuffer.wrap(sha256(pool.pixels(index))), part);
                if (first != null && first != part) {
                    found.counts
                            .computeIfAbsent(part, any -> new EnumMap<>(Part.class))
                            .merge(first, 1, Integer::sum);
                }
            }
        }
        return found;
    }

    /** How many images of a part are in an earlier part too. */
    public int count(Part part, Part earlier) {
        return counts.getOrDefault(part, Map.of()).getOrDefault(earlier, 0);
    }

    /** What a manifest keeps: nothing of parts without duplicates. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        counts.forEach((part, earlier) -> earlier.forEach((first, count) ->
                settings.put("duplicates.%s.%s".formatted(name(part), name(first)), Integer.toString(count))));
        return settings;
    }

    /** A line for people for each pair of parts that share images. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((part, earlier) -> earlier.forEach((first, count) -> lines.add(
                "%d of the %s images are among the %s images too".formatted(count, name(part), name(first)))));
        return lines;
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(byte[] pixels) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(pixels);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
