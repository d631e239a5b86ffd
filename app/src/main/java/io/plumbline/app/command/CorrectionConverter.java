package io.plumbline.app.command;

import io.plumbline.drift.statistics.ks.Correction;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a correction. */
final class CorrectionConverter implements ITypeConverter<Correction> {

    private static final Map<String, Correction> NAMES =
            Map.of("holm", Correction.HOLM, "benjamini-hochberg", Correction.BENJAMINI_HOCHBERG);

    @Override
    public Correction convert(String typed) {
        Correction correction = NAMES.get(typed);
        if (correction == null) {
            throw new TypeConversionException("Neither holm nor benjamini-hochberg: '%s'".formatted(typed));
        }
        return correction;
    }
}
