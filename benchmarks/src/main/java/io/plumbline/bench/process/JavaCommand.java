package io.plumbline.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a class is run in a process of its own, with the Java and the class path of this one. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * The command line.
     *
     * @param options such as {@code -Xmx512m}
     */
    public static List<String> line(List<String> options, String mainClass, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        line.addAll(arguments);
        return line;
    }
}
