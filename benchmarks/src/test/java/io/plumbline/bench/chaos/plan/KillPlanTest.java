package io.plumbline.bench.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillPlanTest {

    @Test
    void shouldDrawTheSameKillsFromTheSameSeed() {
        // Given
        KillPlan first = KillPlan.of(50, 3, 7);

        // When
        KillPlan second = KillPlan.of(50, 3, 7);

        // Then
        assertThat(second).isEqualTo(first).isNotEqualTo(KillPlan.of(50, 3, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 50})
    void shouldHitEveryProcessNowAndThen(int kills) {
        // When
        KillPlan plan = KillPlan.of(kills, 2, 3);

        // Then
        assertThat(plan.kills()).isEqualTo(kills);
        assertThat(plan.brokerRestarts()).isEqualTo(Math.max(1, kills / 8));
        assertThat(plan.blows()).allSatisfy(blow -> assertThat(blow.kills()).hasSizeBetween(1, 2));
        assertThat(plan.blows().stream()
                        .flatMap(blow -> blow.kills().stream())
                        .map(Kill::target)
                        .distinct())
                .contains(Target.BROKER, Target.MONITOR);
    }

    @Test
    void shouldHitServingAloneWhereKillsAreFew() {
        // When
        KillPlan plan = KillPlan.of(2, 3, 1);

        // Then
        assertThat(plan.blows()).allMatch(Blow::holdsUpAnswers);
        assertThat(plan.brokerRestarts()).isZero();
    }
}
