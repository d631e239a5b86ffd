package io.plumbline.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a secret stands: in a file, or in the environment. There is no option that takes it, because everyone on a machine can
 * read the options of all commands.
 *
 * @param option the option that names the file
 * @param variable what it is called in the environment
 */
record SecretSource(String option, String variable) {

    /**
     * The secret, if there is one.
     *
     * @param file what the option says, or null
     * @throws CommandFailed if the file cannot be read
     */
    Optional<String> read(Path file, CommandSpec command) {
        if (file == null) {
            return command.defaultValueProvider() instanceof EnvironmentDefaults environment
                    ? environment.variable(variable)
                    : Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot read %s %s: %s".formatted(option, file, e));
        }
    }
}
