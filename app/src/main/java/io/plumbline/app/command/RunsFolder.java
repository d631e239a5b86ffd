package io.plumbline.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are on this machine. */
final class RunsFolder {

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description =
                    "Where runs are kept without a server, and wait to be sent to one (default: ~/.local/share/plumbline/runs).")
    private Path directory;

    /** Those that are kept here. */
    Path kept() {
        return directory().resolve("kept");
    }

    /** Those on their way to a server. */
    Path waiting() {
        return directory().resolve("waiting");
    }

    /** Makes it if it is missing. */
    void requireWritable() {
        WritableFolder.require("--runs", directory());
    }

    private Path directory() {
        return directory == null
                ? Path.of(System.getProperty("user.home"), ".local", "share", "plumbline", "runs")
                : directory;
    }
}
