package io.plumbline.app.command;

import io.plumbline.drift.monitor.history.Since;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time or an offset that was typed. */
final class SinceConverter implements ITypeConverter<Since> {

    @Override
    public Since convert(String typed) {
        try {
            return Since.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
