package io.plumbline.drift.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Samples of what each release of Plumbline wrote, one folder per release: what this one must still read.
 *
 * @param part of the samples of this module, a folder within each release's
 */
public record ReleasedSamples(String part) {

    private static final Path RELEASES = Path.of("src", "test", "resources", "released");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    /** The samples of this name, of every release that wrote such a thing. */
    public List<Path> named(String name) {
        return all().stream().filter(file -> file.endsWith(name)).toList();
    }

    /** All samples. */
    public List<Path> all() {
        try (Stream<Path> files = Files.walk(RELEASES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith(part))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] read(Path sample) {
        try {
            return Files.readAllBytes(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the version that is being built has no samples yet, and writes these. */
    public void require(Map<String, byte[]> samples) throws IOException {
        Path folder = RELEASES.resolve(version()).resolve(part);
        if (Files.exists(folder)) {
            return;
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            Files.write(folder.resolve(sample.getKey()), sample.getValue());
        }
        throw new AssertionError("This version had no samples of what it writes. They are in %s now: commit them"
                .formatted(folder.toAbsolutePath()));
    }

    private static String version() throws IOException {
        Matcher matcher = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        if (!matcher.find()) {
            throw new AssertionError("This module's pom.xml names no version");
        }
        return matcher.group(1);
    }
}
