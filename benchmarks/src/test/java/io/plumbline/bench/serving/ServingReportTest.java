package io.plumbline.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.bench.serving.ServingReport.CnnLatency;
import io.plumbline.bench.serving.ServingReport.Settings;
import io.plumbline.contract.json.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServingReportTest {

    private static final LatencyFigures LATENCY = new LatencyFigures(60, 120, 4, 30);

    /** What programs find in the report. */
    record Found(
            Map<String, Object> settings,
            Map<String, Object> mlp,
            Map<String, Object> cnn,
            Map<String, Object> mlpPng,
            Map<String, Object> cnnPng,
            Map<String, Object> latencyMs,
            Map<String, Object> cnnLatency,
            Map<String, Object> latencyRuns,
            int residentMiB,
            Map<String, Object> twoInstances,
            Map<String, Object> growth) {}

    @Test
    void shouldNameAllFiguresInItsJson() {
        // Given
        ServingReport report = everything();

        // When
        Found found = Json.read(Json.writeIndented(report), Found.class);

        // Then
        assertThat(Stream.of(found.mlp, found.cnn, found.mlpPng, found.cnnPng))
                .allSatisfy(figures -> assertThat(figures)
                        .containsOnlyKeys(
                                "forward",
                                "passThrough",
                                "ceiling",
                                "plumbline",
                                "perRecord",
                                "withoutFeatures",
                                "python",
                                "ratioToCeiling",
                                "ratioToPerRecord",
                                "ratioToPython",
                                "runs"));
        assertThat(found.latencyMs)
                .containsOnly(
                        Map.entry("committedP50", 60.0),
                        Map.entry("committedP99", 120.0),
                        Map.entry("uncommittedP50", 4.0),
                        Map.entry("uncommittedP99", 30.0));
        assertThat(found.cnnLatency).containsEntry("latencyMs", found.latencyMs).containsKey("imagesPerSecond");
        assertThat(found.residentMiB).isEqualTo(700);
        assertThat(found.twoInstances).containsOnlyKeys("one", "two", "ratio", "ratios", "partitions");
        assertThat(found.growth)
                .containsOnlyKeys(
                        "images", "seconds", "cpuSeconds", "ratio", "cpuRatio", "residentMiBEarly", "residentMiBLate");
    }

    private static ServingReport everything() {
        Optional<CaseFigures> figures = Optional.of(figures());
        return new ServingReport(
                new Settings(true, 1, 2, "17", "2026-11-24T08:00:00Z"),
                figures,
                figures,
                figures,
                figures,
                Optional.of(LATENCY),
                Optional.of(new CnnLatency(9_000, LATENCY)),
                Map.of("mlp", Map.of("as shipped", List.of(LATENCY))),
                700,
                Optional.of(new TwoInstances(100, 99, 0.99, List.of(0.99), List.of(4, 4))),
                Optional.of(new Growth(10, List.of(1.0), List.of(1.0), Optional.of(1.0), Optional.of(1.0), 690, 700)));
    }

    private static CaseFigures figures() {
        Map<Role, Samples> samples = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            samples.put(role, new Samples());
            samples.get(role).add("as shipped", 1_000);
        }
        return CaseFigures.of(samples);
    }
}
