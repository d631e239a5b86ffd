package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.fixture.FakeModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTest {

    private static final Canaries CANARIES = Canaries.of(
            PixelBatch.of(FakeModel.SHAPE, List.of(new byte[FakeModel.SHAPE.sizeBytes()])),
            List.of(FloatVector.of(1, 0)));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final WarmUp warmUp = new WarmUp(256, Duration.ofMillis(2500), now::get);

    @ParameterizedTest
    @CsvSource({"0, 256", "1, 256", "9, 256", "10, 250", "100, 25", "2000, 1", "60000, 1"})
    void shouldCapChunksSoThatAPassTakesNoLongerThanItMay(int millisPerImage, int expected) throws PackageRefused {
        // Given
        FakeModel slow = FakeModel.sound("slow")
                .before(images -> now.updateAndGet(time -> time.plusMillis((long) millisPerImage * images.size())));

        // When
        int largest = warmUp.run(slow, CANARIES).images();

        // Then
        assertThat(largest).isEqualTo(expected);
        assertThat(slow.passes()).allMatch(images -> images <= expected);
    }

    @Test
    void shouldRefuseAModelThatRejectsItsOwnCanaries() {
        // Given
        FakeModel broken = FakeModel.sound("broken")
                .giving(image -> new Outcome.Rejected(RejectionReason.UNSCORABLE, "not finite"));

        // When
        Throwable thrown = catchThrowable(() -> warmUp.run(broken, CANARIES));

        // Then
        assertThat(thrown).isInstanceOf(PackageRefused.class).hasMessageContaining("not finite");
    }
}
