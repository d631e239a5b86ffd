package io.plumbline.app.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes what no option says from the environment: {@code --bootstrap-server} from {@code PLUMBLINE_BOOTSTRAP_SERVER},
 * and so on; {@code --mlflow-tracking-uri} from MLflow's own {@code MLFLOW_TRACKING_URI} too.
 */
public final class EnvironmentDefaults implements IDefaultValueProvider {

    private static final String PREFIX = "PLUMBLINE_";
    private static final String MLFLOW = PREFIX + "MLFLOW_";

    private final Map<String, String> environment;

    public EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? valueOf(variableOf(option.longestName())) : null;
    }

    /** What is MLflow's own to set is taken from its own variable where ours says nothing. */
    private String valueOf(String variable) {
        String own = environment.get(variable);
        return own == null && variable.startsWith(MLFLOW) ? environment.get(variable.substring(PREFIX.length())) : own;
    }

    /** What this variable holds, for what is no option because it must not stand on a command line. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    private static String variableOf(String option) {
        return PREFIX + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
