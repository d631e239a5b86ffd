package io.plumbline.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TorchThreadsTest {

    @Test
    void shouldHoldForThreadsStartedLater() {
        // Given
        TorchThreads.setPerOperation(1);

        // When
        int onAnotherThread =
                CompletableFuture.supplyAsync(TorchThreads::perOperation).join();

        // Then
        assertThat(onAnotherThread).isEqualTo(1);
        assertThat(TorchThreads.perOperation()).isEqualTo(1);
    }

    @Test
    void shouldRefuseLessThanOne() {
        // When
        assertThatThrownBy(() -> TorchThreads.setPerOperation(0))
                // Then
                .hasMessage("Not a number of threads: 0; expected 1 or more");
    }
}
