package io.plumbline.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option by which a benchmark is told where to write its page of the documentation. */
public final class PageOption {

    @Option(
            names = "--docs",
            paramLabel = "FILE",
            description =
                    "Write tables, and plots where there are any, as Markdown and SVG (default: this benchmark's page in docs/, or nothing unless all is done).")
    private Path docs;

    /**
     * Where to write it.
     *
     * @param page the file in the documentation, which a whole run writes unless told otherwise
     */
    public Optional<Path> file(Path page, boolean whole) {
        return docs == null && whole ? Optional.of(page) : Optional.ofNullable(docs);
    }

    /**
     * Finds out now, rather than after the whole run, whether the file has somewhere to go.
     *
     * @throws ParameterException if not
     */
    public static void requireWritable(CommandSpec command, Optional<Path> file) {
        Optional<Path> folder = file.map(page -> page.toAbsolutePath().getParent());
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no folder %s to write the page to; name a file with --docs".formatted(folder.get()));
        }
        if (file.filter(Files::isDirectory).isPresent()) {
            throw new ParameterException(
                    command.commandLine(), "%s is a folder; name a file with --docs".formatted(file.get()));
        }
    }
}
