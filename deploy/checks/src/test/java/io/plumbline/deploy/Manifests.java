package io.plumbline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What Kustomize makes of {@code deploy/kubernetes}. */
final class Manifests {

    private static final Path BASE = Path.of("..", "kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    /** Built by {@code kubectl} or {@code kustomize}, whichever is there. */
    static List<JsonNode> build() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(kustomize());
        command.add(BASE.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(built)) {
            return documents.readAll();
        }
    }

    static List<JsonNode> ofKind(String kind) throws IOException, InterruptedException {
        return build().stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .toList();
    }

    private static List<String> kustomize() {
        return Peers.findAny("kustomize", "kubectl")
                .map(kubectl -> List.of(kubectl, "kustomize"))
                .orElseGet(() -> List.of(Peers.find("kustomize", "kustomize"), "build"));
    }
}
