package io.plumbline.app.rejections;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records of one partition that follow one another, written as {@code PARTITION:FIRST-LAST}, or as {@code PARTITION:OFFSET}
 * where there is one.
 *
 * @param first the first of its offsets
 * @param last the last of its offsets, itself included
 */
public record Run(int partition, long first, long last) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})(?:-(\\d{1,18}))?");

    public Run {
        if (last < first) {
            throw new IllegalArgumentException(
                    "Not a run of offsets: %d to %d; the last comes before the first".formatted(first, last));
        }
    }

    /**
     * Reads a run as people write it.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Run parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a run of offsets: '%s'; write it like 2:100-199, or 2:100 for a single one".formatted(text));
        }
        long first = Long.parseLong(matcher.group(2));
        long last = matcher.group(3) == null ? first : Long.parseLong(matcher.group(3));
        return new Run(Integer.parseInt(matcher.group(1)), first, last);
    }

    boolean contains(Place place) {
        return place.partition() == partition && place.offset() >= first && place.offset() <= last;
    }
}
