package io.plumbline.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RootCauseTest {

    @Test
    void shouldFindTheLastCauseOrTheFailureItself() {
        // Given
        Exception root = new IllegalStateException("root");
        Exception wrapped = new RuntimeException(new RuntimeException(root));

        // When
        List<Throwable> found = List.of(RootCause.of(wrapped), RootCause.of(root));

        // Then
        assertThat(found).containsExactly(root, root);
    }
}
