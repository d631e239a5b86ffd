package io.plumbline.containers.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What somebody may do with something, as a row of the table in {@code docs/KAFKA.md} has it. */
record Right(String who, ResourceType resource, PatternType pattern, String name, AclOperation operation) {

    private static final Path DOCUMENT = Path.of("..", "docs", "KAFKA.md");

    /** All that the table grants. */
    static List<Right> inTheTable() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && line.contains("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .flatMap(Right::ofRow)
                .toList();
    }

    private static Stream<Right> ofRow(List<String> cells) {
        return Stream.of(cells.get(4).split(", ", -1))
                .map(operation -> new Right(
                        cells.get(0),
                        ResourceType.fromString(constant(cells.get(1))),
                        PatternType.fromString(constant(cells.get(2))),
                        cells.get(3).replace("`", ""),
                        AclOperation.fromString(constant(operation))));
    }

    private static String constant(String words) {
        return words.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    AclBinding binding() {
        return new AclBinding(
                new ResourcePattern(resource, name, pattern),
                new AccessControlEntry("User:" + who, "*", operation, AclPermissionType.ALLOW));
    }
}
