package io.plumbline.trainer.tracking.compare;

import io.plumbline.trainer.tracking.Run;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run must fulfil to be chosen: a figure on one side of a bound, or a parameter or tag of a certain value.
 *
 * @param name of the figure, parameter or tag
 * @param comparison one of {@code <}, {@code <=}, {@code >}, {@code >=} and {@code =}
 * @param bound a number, except after {@code =}
 */
public record Constraint(String name, String comparison, String bound) {

    private static final Pattern FORM = Pattern.compile("\\s*([^<>=\\s]+)\\s*(<=|>=|<|>|=)\\s*(.+?)\\s*");

    public Constraint {
        if (!comparison.equals("=")) {
            number(bound);
        }
    }

    /**
     * Reads {@code validationLoss<0.4}, {@code training.epochs=5} and the like.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Constraint parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a constraint: '%s'; expected a name, one of < <= > >= = and a value, such as 'validationLoss<0.4'"
                            .formatted(text));
        }
        return new Constraint(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** Whether a run fulfils it; one that has no such figure does not. */
    public boolean holdsFor(Run run) {
        Double value = run.metrics().get(name);
        if (value == null) {
            return comparison.equals("=")
                    && (bound.equals(run.parameters().get(name))
                            || bound.equals(run.tags().get(name)));
        }
        double limit = number(bound);
        return switch (comparison) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            case ">=" -> value >= limit;
            default -> value == limit;
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a number to compare a figure with: '%s'".formatted(text), e);
        }
    }
}
