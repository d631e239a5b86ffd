package io.plumbline.trainer.tracking.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.trainer.tracking.MetricPoint;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    private static final Run SLOW =
            run("slow", RunStatus.FINISHED, Map.of("model", "cnn"), Map.of("accuracy", 0.91, "seconds", 90.0));
    private static final Run QUICK =
            run("quick", RunStatus.FINISHED, Map.of("model", "mlp"), Map.of("accuracy", 0.88, "seconds", 9.0));
    private static final Run KILLED =
            run("killed", RunStatus.KILLED, Map.of("model", "mlp"), Map.of("accuracy", 0.99, "seconds", 1.0));
    private static final Run UNTESTED =
            run("untested", RunStatus.FINISHED, Map.of("model", "mlp"), Map.of("seconds", 1.0));
    private static final List<Run> ALL = List.of(QUICK, KILLED, SLOW, UNTESTED);

    @Test
    void shouldPutTheGreatestFigureFirst() {
        // Given
        Choice choice = new Choice("accuracy", false, List.of());

        // When
        List<Run> ranked = choice.rank(ALL);

        // Then
        assertThat(ranked).containsExactly(SLOW, QUICK);
    }

    @Test
    void shouldPutTheSmallestFigureFirstIfAskedTo() {
        // Given
        Choice choice = new Choice("seconds", true, List.of());

        // When
        List<Run> ranked = choice.rank(ALL);

        // Then
        assertThat(ranked).containsExactly(UNTESTED, QUICK, SLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seconds<10", "seconds <= 9", "accuracy<0.9", "model=mlp", "seconds=9.0"})
    void shouldLeaveOutWhatViolatesAConstraint(String constraint) {
        // Given
        Choice choice = new Choice("accuracy", false, List.of(Constraint.parse(constraint)));

        // When
        List<Run> ranked = choice.rank(ALL);

        // Then
        assertThat(ranked).containsExactly(QUICK);
    }

    @Test
    void shouldDemandAllConstraints() {
        // Given
        List<Constraint> constraints = Stream.of("seconds>10", "model=cnn", "accuracy>=0.91")
                .map(Constraint::parse)
                .toList();

        // When
        List<Run> ranked = new Choice("accuracy", false, constraints).rank(ALL);

        // Then
        assertThat(ranked).containsExactly(SLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seconds", "<10", "seconds<", "seconds<many", ""})
    void shouldRefuseWhatIsNoConstraint(String text) {
        // Given
        String given = text;

        // When
        var parsing = assertThatThrownBy(() -> Constraint.parse(given));

        // Then
        parsing.isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Not a ");
    }

    @Test
    void shouldTellOnlyWhatDiffers() {
        // Given
        Run same = run("same", RunStatus.FINISHED, Map.of("model", "cnn", "extra", "1"), Map.of("accuracy", 0.91));

        // When
        Differences differences = Differences.between(List.of(SLOW, same));

        // Then
        assertThat(differences.parameters()).containsExactly(new Difference("extra", List.of("-", "1")));
        assertThat(differences.tags()).containsExactly(new Difference("name", List.of("slow", "same")));
        assertThat(differences.metrics()).containsExactly(new Difference("seconds", List.of("90.0000", "-")));
    }

    private static Run run(String name, RunStatus status, Map<String, String> parameters, Map<String, Double> metrics) {
        return new Run(
                name,
                "e",
                name,
                status,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                parameters,
                Map.of("name", name, "mlflow.user", name),
                metrics.entrySet().stream()
                        .map(metric -> new MetricPoint(metric.getKey(), 1, metric.getValue(), Instant.EPOCH))
                        .toList(),
                List.of());
    }
}
