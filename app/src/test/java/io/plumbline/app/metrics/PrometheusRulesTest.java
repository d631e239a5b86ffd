package io.plumbline.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules, as Prometheus' own tool reads and plays them. */
class PrometheusRulesTest {

    @Test
    void shouldHaveRulesThatPrometheusTakes() throws Exception {
        // When
        String said = promtool("check", "config", "prometheus.yml");

        // Then
        assertThat(said).contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void shouldRaiseWhatIsWrongAndNothingElse() throws Exception {
        // When
        String said = promtool("test", "rules", "rules-test.yml");

        // Then
        assertThat(said).contains("SUCCESS").doesNotContain("FAILED");
    }

    private static String promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PrometheusPrograms.find("promtool")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("..", "deploy", "prometheus").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
