package io.plumbline.bench.drift.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldDrawTheSameWhateverTheNumberOfThreads(int parallelism) {
        // Given
        Seed seed = new Seed(7);
        List<Integer> tasks = IntStream.range(0, 50).boxed().toList();
        List<Long> alone =
                tasks.stream().map(i -> seed.of(i).random().nextLong()).toList();
        // When
        List<Long> drawn;
        try (Workers workers = new Workers(parallelism, (what, share) -> {})) {
            drawn = workers.each("drawing", tasks, i -> seed.of(i).random().nextLong());
        }
        // Then
        assertThat(drawn).isEqualTo(alone).doesNotHaveDuplicates();
    }
}
