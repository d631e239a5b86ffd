package io.plumbline.trainer.tracking.compare;

import io.plumbline.trainer.tracking.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What differs between runs.
 *
 * @param parameters that differ, by name
 * @param tags that differ, by name; MLflow's own left out
 * @param metrics whose last values differ, by name
 */
public record Differences(List<Difference> parameters, List<Difference> tags, List<Difference> metrics) {

    private static final String NONE = "-";
    private static final String MLFLOWS_OWN = "mlflow.";

    /**
     * Compares runs.
     *
     * @param runs two or more
     */
    public static Differences between(List<Run> runs) {
        return new Differences(
                of(runs, Run::parameters, value -> value),
                of(runs, Run::tags, value -> value).stream()
                        .filter(each -> !each.name().startsWith(MLFLOWS_OWN))
                        .toList(),
                of(runs, Run::metrics, Differences::number));
    }

    private static <T> List<Difference> of(
            List<Run> runs, Function<Run, Map<String, T>> part, Function<T, String> text) {
        TreeSet<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(part.apply(run).keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            List<String> values = runs.stream()
                    .map(run -> Optional.ofNullable(part.apply(run).get(name))
                            .map(text)
                            .orElse(NONE))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                differences.add(new Difference(name, values));
            }
        }
        return differences;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
