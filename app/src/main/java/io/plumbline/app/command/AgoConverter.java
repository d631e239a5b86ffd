package io.plumbline.app.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time that was typed, or how long ago it is: 2026-11-24T08:00:00Z, or 2h. */
final class AgoConverter implements ITypeConverter<Instant> {

    private final InstantSource clock;

    /** By the system's clock. */
    AgoConverter() {
        this(InstantSource.system());
    }

    AgoConverter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String typed) {
        if (!typed.contains("-") && !typed.contains(":")) {
            return clock.instant().minus(DurationConverter.read(typed));
        }
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no time; expected 2026-11-24T08:00:00Z, or how long ago it is, such as 2h"
                            .formatted(typed));
        }
    }
}
