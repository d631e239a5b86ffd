package io.plumbline.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of what a process printed and logged, for a message that says why it failed. */
public final class LogTail {

    private static final int LINES = 20;

    private LogTail() {}

    public static String of(Path log) {
        try {
            // A process that was killed may have ended within a character.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "its log %s cannot be read: %s".formatted(log, e);
        }
    }
}
