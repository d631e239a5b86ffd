package io.plumbline.bench.report;

import io.plumbline.contract.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --report} of a benchmark: a file for its figures. */
public final class ReportOption {

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Path file;

    /**
     * Finds out now, rather than after the whole run, whether the file can be written.
     *
     * @throws ParameterException if not
     */
    public void requireWritable(CommandSpec command) {
        if (file != null) {
            try {
                Files.write(file, new byte[0]);
            } catch (IOException e) {
                throw new ParameterException(
                        command.commandLine(), "Cannot write --report %s: %s".formatted(file, e), e);
            }
        }
    }

    /** Writes the figures, if they were asked for. */
    public void write(Object figures) {
        if (file != null) {
            try {
                Files.write(file, Json.writeIndented(figures));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the report to %s: %s".formatted(file, e), e);
            }
        }
    }
}
