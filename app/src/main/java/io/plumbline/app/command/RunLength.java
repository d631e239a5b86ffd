package io.plumbline.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How far apart false alarms shall be, as people type it: a count, as 100000, or how long, as 30d.
 *
 * @param count so many images (or labels), if it was given so
 * @param time or else so long
 */
record RunLength(Optional<Long> count, Optional<Duration> time) {

    static RunLength parse(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new RunLength(Optional.of(Long.parseLong(text)), Optional.empty());
        }
        try {
            return new RunLength(Optional.empty(), Optional.of(DurationConverter.read(text)));
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(
                    "Neither a count, as 100000, nor a time in s, m, h or d, as 30d: '%s'".formatted(text), e);
        }
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
