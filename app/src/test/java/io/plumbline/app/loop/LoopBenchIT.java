package io.plumbline.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.LearningOptions;
import io.plumbline.app.command.Typed;
import io.plumbline.app.demo.feed.Labelling;
import io.plumbline.app.shift.ShiftName;
import io.plumbline.trainer.dataset.FashionMnist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One story, of which nothing can be learnt; the demo's own test tells one that can. */
class LoopBenchIT {

    @Test
    void shouldKeepTheChampionWhereLabelsAreWorthNothing() throws Exception {
        // Given
        List<LoopReport> told = new ArrayList<>();
        LoopBench bench = new LoopBench(
                FashionMnist.onThisMachine(Optional.empty()).folder(),
                Typed.with(new LearningOptions(), "--model", "mlp", "--epochs", "2")
                        .given(),
                told::add);

        // When
        LoopReport report = bench.run(List.of(new LoopCase(ShiftName.NOISE, Labelling.AT_RANDOM)));

        // Then
        LoopFigures story = report.stories().get(0);
        assertThat(story.outcome()).isEqualTo("NO_BETTER");
        assertThat(story.after()).isNull();
        assertThat(story.secondsToSwapped()).isNull();
        assertThat(story.secondsToVerdict()).isPositive();
        assertThat(story.confirmedAfterImages()).isPositive();
        assertThat(story.lost() + story.duplicated()).isZero();
        assertThat(told).containsExactly(report);
        assertThat(LoopDocument.of(report, "mlp", 2)).contains("| noise, labels at random |", "NO_BETTER");
    }
}
