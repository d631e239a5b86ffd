package io.plumbline.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.app.Plumbline;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is in the distribution beside the programs. */
class ContentsIT {

    /** Licences as their libraries spell them, and the text that is carried for each. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("Apache-2.0", "LICENSE"),
            Map.entry("Apache License 2.0", "LICENSE"),
            Map.entry("BSD-2-Clause", "licenses/BSD-2-Clause.txt"),
            Map.entry("BSD-3-Clause", "licenses/BSD-3-Clause.txt"),
            Map.entry("Go License", "licenses/BSD-3-Clause.txt"),
            Map.entry("EPL-1.0", "licenses/EPL-2.0.txt"),
            Map.entry("EPL-2.0", "licenses/EPL-2.0.txt"),
            Map.entry("MIT", "licenses/MIT.txt"));

    @TempDir
    private static Path directory;

    private static Unpacked dist;

    @BeforeAll
    static void unpack() throws Exception {
        dist = Unpacked.into(directory);
    }

    @Test
    void shouldNameEachLibraryWithALicenceWhoseTextIsCarried() throws Exception {
        // Given
        Set<String> carried = fileNames(dist.file("lib"));

        // When
        List<JsonNode> components = components();

        // Then
        assertThat(components.stream().map(ContentsIT::jar)).containsAll(carried);
        assertThat(components).allSatisfy(component -> assertThat(licences(component))
                .as("licences of %s", component.path("purl").asText())
                .anyMatch(licence -> TEXTS.containsKey(licence) && Files.exists(dist.file(TEXTS.get(licence)))));
        assertThat(fileNames(dist.file("licenses/from-libraries"))).hasSizeGreaterThan(20);
    }

    @Test
    void shouldBePackedAtNoTimeByNobody() throws Exception {
        // When
        String listed = Unpacked.run(new ProcessBuilder(
                "tar", "--utc", "--full-time", "--numeric-owner", "-tvzf", Unpacked.ARCHIVE.toString()));

        // Then
        assertThat(listed.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[-d]rw[x-]r-[x-]r-[x-] 0/0 +\\d+ 2026-11-24 00:00:00 .*"));
    }

    @Test
    void shouldCompleteCommandsAndOptions() throws Exception {
        // Given
        String script = """
                compopt() { :; } # nobody presses a key here
                source '%s/completions/plumbline.bash'
                COMP_WORDS=(plumbline mon); COMP_CWORD=1; COMP_LINE='plumbline mon'; _complete_plumbline
                echo "${COMPREPLY[@]}"
                COMP_WORDS=(plumbline monitor --boot); COMP_CWORD=2; COMP_LINE='plumbline monitor --boot'; _complete_plumbline
                echo "${COMPREPLY[@]}"
                """.formatted(dist.home());

        // When
        String completed = Unpacked.run(new ProcessBuilder("bash", "-c", script));

        // Then
        assertThat(completed.lines()).containsExactly("monitor", "--bootstrap-server");
    }

    @Test
    void shouldShowOnlyVariablesThatAreRead() throws Exception {
        // Given
        Set<String> read = new HashSet<>(Set.of("PLUMBLINE_JAVA_OPTIONS", "PLUMBLINE_LOG_LEVEL"));
        addOptions(new CommandLine(Plumbline.class), read);

        // When
        Set<String> shown = Files.readAllLines(dist.file("conf/plumbline.env")).stream()
                .filter(line -> line.matches("#?PLUMBLINE_[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("^#?([A-Z_]+)=.*", "$1"))
                .collect(Collectors.toSet());

        // Then
        assertThat(shown).isNotEmpty().isSubsetOf(read);
    }

    @Test
    void shouldShowClientPropertiesThatKafkaTakes() throws Exception {
        // Given
        Path secret = Files.writeString(directory.resolve("kafka.properties"), "password=a-password\n");
        Properties shown = new Properties();
        try (Reader reader = Files.newBufferedReader(dist.file("conf/client.properties"))) {
            shown.load(reader);
        }
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:9092"));
        shown.stringPropertyNames()
                .forEach(name -> properties.put(
                        name, shown.getProperty(name).replace("/run/secrets/kafka.properties", secret.toString())));

        // When
        AdminClientConfig config = new AdminClientConfig(properties);

        // Then
        assertThat(config.getPassword("sasl.jaas.config").value()).contains("password=\"a-password\"");
        assertThat(config.unused().stream().filter(name -> !name.startsWith("config.providers")))
                .allMatch(AdminClientConfig.configNames()::contains);
    }

    private static void addOptions(CommandLine command, Set<String> variables) {
        command.getCommandSpec().options().stream()
                .map(option -> option.longestName().replaceFirst("^-+", ""))
                .forEach(name ->
                        variables.add("PLUMBLINE_" + name.replace('-', '_').toUpperCase(Locale.ROOT)));
        command.getSubcommands().values().forEach(each -> addOptions(each, variables));
    }

    private static List<JsonNode> components() throws Exception {
        JsonNode bill =
                new ObjectMapper().readTree(dist.file("plumbline.cdx.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .toList();
    }

    private static String jar(JsonNode component) {
        String classifier = component.path("purl").asText().contains("classifier=")
                ? "-" + component.path("purl").asText().replaceFirst(".*classifier=([^&]+).*", "$1")
                : "";
        return "%s-%s%s.jar"
                .formatted(
                        component.path("name").asText(),
                        component.path("version").asText(),
                        classifier);
    }

    private static List<String> licences(JsonNode component) {
        return component.path("licenses").findValues("license").stream()
                .map(licence -> licence.path("id").asText(licence.path("name").asText()))
                .toList();
    }

    private static Set<String> fileNames(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
