package io.plumbline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * Fails if the version that is being built lacks one of these samples, and writes it; and if it has one that says something
     * else by now.
     */
    public void require(Map<String, byte[]> samples) throws IOException {
        requireAll(samples);
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            Path file = folder().resolve(sample.getKey());
            if (!Arrays.equals(read(file), sample.getValue())) {
                throw new AssertionError(
                        "This version writes something else than %s says. If a release wrote that, raise the version; if not, delete it and run this again"
                                .formatted(file.toAbsolutePath()));
            }
        }
    }

    /** The same for samples that differ each time that they are made: fails only if one is missing. */
    public void requireAll(Map<String, byte[]> samples) throws IOException {
        List<Path> made = new ArrayList<>();
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            Path file = folder().resolve(sample.getKey());
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.write(file, sample.getValue());
                made.add(file.toAbsolutePath());
            }
        }
        if (!made.isEmpty()) {
            throw new AssertionError(
                    "This version had no samples of some of what it writes. They are here now: commit %s"
                            .formatted(made));
        }
    }

    private Path folder() throws IOException {
        return RELEASES.resolve(version()).resolve(part);
    }

    private static String version() throws IOException {
        Matcher matcher = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        if (!matcher.find()) {
            throw new AssertionError("This module's pom.xml names no version");
        }
        return matcher.group(1);
    }
}
