package io.plumbline.app.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as people type it: 90s, 30m, 2h or 7d. */
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

    @Override
    public Duration convert(String typed) {
        return read(typed);
    }

    static Duration read(String typed) {
        Matcher matcher = FORM.matcher(typed);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'%s' is no length of time; expected a number with s, m, h or d, such as 2h".formatted(typed));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
