package io.plumbline.app.command;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How far apart false alarms shall be, as people type it: a count, as 100000, or how long, as 30d.
 *
 * @param count so many images (or labels), if it was given so
 * @param time or else so long
 */
record RunLength(Optional<Long> count, Optional<Duration> time) {

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,8})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    static RunLength parse(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            Duration length = UNITS.get(time.group(2)).multipliedBy(Long.parseLong(time.group(1)));
            return new RunLength(Optional.empty(), Optional.of(length));
        }
        if (text.matches("[0-9]{1,18}")) {
            return new RunLength(Optional.of(Long.parseLong(text)), Optional.empty());
        }
        throw new IllegalArgumentException(
                "Neither a count, as 100000, nor a time in s, m, h or d, as 30d: '%s'".formatted(text));
    }

    /** The count, converted by a rate that is only looked up where it is needed. */
    long count(Supplier<Rate> rate) {
        return count.orElseGet(() -> rate.get().in(time.orElseThrow()));
    }

    /** How many come in a time. */
    interface Rate {

        long in(Duration time);
    }

    /** Reads the option. */
    static final class Converter implements ITypeConverter<RunLength> {

        @Override
        public RunLength convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
