package io.plumbline.bench.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A command of Plumbline, to be run in a process of its own.
 *
 * @param name of the process, and of its log file in the workbench's directory
 * @param jvmOptions such as {@code -Xmx512m}
 * @param arguments what someone would type after {@code ./plumbline}
 */
public record PlumblineCommand(String name, List<String> jvmOptions, List<String> arguments) {

    private static final String MAIN_CLASS = "io.plumbline.app.Plumbline";

    public PlumblineCommand {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException("Not a name for a log file: '%s'".formatted(name));
        }
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }

    /** With the class path of this process. */
    List<String> commandLine() {
        List<String> options = new ArrayList<>(List.of("-Dai.djl.offline=true"));
        options.addAll(jvmOptions);
        return JavaCommand.line(options, MAIN_CLASS, arguments);
    }
}
