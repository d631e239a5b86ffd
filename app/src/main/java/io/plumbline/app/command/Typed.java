package io.plumbline.app.command;

import picocli.CommandLine;

/** Commands that a program runs as if a person had typed them. */
public final class Typed {

    private Typed() {}

    /**
     * The command with its options taken from these arguments.
     *
     * @throws CommandLine.ParameterException if an argument is not one of its options
     */
    public static <C> C with(C command, String... arguments) {
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return command;
    }
}
