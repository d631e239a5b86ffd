package io.plumbline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.app.Plumbline;
import io.plumbline.contract.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The manifests for Kubernetes, held against its schema and against the commands. */
class KubernetesTest {

    @Test
    void shouldFitTheSchema() throws Exception {
        // When
        List<JsonNode> manifests = Manifests.build();

        // Then
        assertThat(manifests).hasSizeGreaterThan(10).allSatisfy(manifest -> assertThatCode(
                        () -> KubernetesSchema.check(manifest))
                .as(manifest.path("metadata").path("name").asText())
                .doesNotThrowAnyException());
    }

    @Test
    void shouldNoticeAMemberThatThereIsNot() throws Exception {
        // Given
        JsonNode deployment = Manifests.ofKind("Deployment").get(0);
        ((ObjectNode) container(deployment).path("livenessProbe")).put("periodSecond", 1);

        // When
        var checking = assertThatThrownBy(() -> KubernetesSchema.check(deployment));

        // Then
        checking.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("periodSecond");
    }

    @Test
    void shouldRunCommandsThatThereAreWithOptionsThatTheyHave() throws Exception {
        // Given
        CommandLine plumbline = new CommandLine(Plumbline.class);
        Set<String> shared = Set.of("PLUMBLINE_JAVA_OPTIONS", "PLUMBLINE_HTTP_TOKEN");

        // When
        List<JsonNode> workloads = Stream.concat(
                        Manifests.ofKind("Deployment").stream(), Manifests.ofKind("Job").stream())
                .toList();

        // Then
        assertThat(workloads).hasSize(5).allSatisfy(workload -> {
            List<String> arguments = texts(container(workload).path("args"));
            CommandLine command = plumbline.getSubcommands().get(arguments.get(0));
            assertThat(command).as(arguments.get(0)).isNotNull();
            assertThat(container(workload).path("env")).allSatisfy(variable -> assertThat(
                            variable.path("name").asText())
                    .matches(name -> shared.contains(name) || variables(command).contains(name)));
        });
        for (JsonNode map : Manifests.ofKind("ConfigMap")) {
            assertThat(map.path("data").fieldNames())
                    .toIterable()
                    .allMatch(name -> shared.contains(name)
                            || plumbline.getSubcommands().values().stream()
                                    .anyMatch(command -> variables(command).contains(name)));
        }
    }

    @Test
    void shouldLimitProbeAndConfineEachService() throws Exception {
        // When
        List<JsonNode> deployments = Manifests.ofKind("Deployment");

        // Then
        Set<String> protectedOnes = Manifests.ofKind("PodDisruptionBudget").stream()
                .map(budget -> budget.at("/spec/selector/matchLabels")
                        .path("app.kubernetes.io/name")
                        .asText())
                .collect(Collectors.toSet());
        assertThat(deployments).hasSize(4).allSatisfy(deployment -> {
            JsonNode container = container(deployment);
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(deployment
                            .at("/spec/template/spec/securityContext/runAsNonRoot")
                            .asBoolean())
                    .isTrue();
            assertThat(protectedOnes).contains(deployment.at("/metadata/name").asText());
        });
    }

    @Test
    void shouldScaleToNoMoreInstancesThanImagesHasPartitions() throws Exception {
        // When
        JsonNode autoscaler = Manifests.ofKind("HorizontalPodAutoscaler").get(0);

        // Then
        assertThat(autoscaler.at("/spec/maxReplicas").asInt())
                .isEqualTo(new Topics("").images().defaultPartitions());
        assertThat(autoscaler.at("/spec/metrics/0/external/metric/name").asText())
                .isEqualTo("plumbline_serve_lag_records");
    }

    private static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> variables(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(option -> "PLUMBLINE_"
                        + option.longestName()
                                .replaceFirst("^-+", "")
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
