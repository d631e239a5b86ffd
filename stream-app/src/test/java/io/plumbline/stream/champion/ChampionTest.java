package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.stream.fixture.FakeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChampionTest {

    private final Champion champion = new Champion();
    private final FakeModel first = FakeModel.sound("first");
    private final FakeModel second = FakeModel.sound("second");
    private final FakeModel third = FakeModel.sound("third");

    @Test
    void shouldLeaseTheSameModelForAsLongAsTheLeaseLasts() {
        // Given
        champion.install(first);
        Lease lease = champion.lease();

        // When
        champion.install(second);

        // Then
        assertThat(lease.model()).isSameAs(first);
        assertThat(champion.modelId()).contains("second");
    }

    @Test
    void shouldCloseAModelThatIsNeitherChampionNorPredecessor() {
        // Given
        champion.install(first);
        champion.install(second);

        // When
        champion.install(third);

        // Then
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(third.isClosed()).isFalse();
    }

    @Test
    void shouldCloseAModelOnlyWhenItsLastLeaseIsGivenBack() {
        // Given
        champion.install(first);
        Lease one = champion.lease();
        Lease other = champion.lease();
        champion.install(second);
        champion.install(third);
        one.close();
        boolean closedTooEarly = first.isClosed();

        // When
        other.close();

        // Then
        assertThat(closedTooEarly).isFalse();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void shouldNotCloseAModelThatIsLeasedBecauseALeaseWasClosedTwice() {
        // Given
        champion.install(first);
        Lease twice = champion.lease();
        Lease held = champion.lease();
        champion.install(second);
        champion.install(third);

        // When
        twice.close();
        twice.close();

        // Then
        assertThat(first.isClosed()).isFalse();
        held.close();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void shouldReinstateThePredecessorWithoutLoadingItAgain() {
        // Given
        champion.install(first);
        champion.install(second);

        // When
        boolean reinstated = champion.reinstate("first");

        // Then
        assertThat(reinstated).isTrue();
        assertThat(champion.modelId()).contains("first");
        assertThat(champion.reinstate("second")).isTrue();
        assertThat(champion.reinstate("unknown")).isFalse();
    }

    @Test
    void shouldCloseEverythingWhenClosedAndRefuseToLease() {
        // Given
        champion.install(first);
        champion.install(second);

        // When
        champion.close();

        // Then
        champion.install(third);
        assertThat(List.of(first, second, third)).allMatch(FakeModel::isClosed);
        assertThatThrownBy(champion::lease).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNeverLeaseAClosedModelWhileModelsComeAndGo() throws Exception {
        // Given
        champion.install(first);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<FakeModel> models = new ArrayList<>();
        CountDownLatch bothScore = new CountDownLatch(2);
        Callable<Void> scorer = () -> {
            scoreOnce();
            bothScore.countDown();
            while (!champion.modelId().equals(Optional.of("last"))) {
                scoreOnce();
            }
            return null;
        };

        // When
        Future<Void> one = threads.submit(scorer);
        Future<Void> other = threads.submit(scorer);
        boolean bothScored = bothScore.await(30, TimeUnit.SECONDS);
        for (int i = 0; i < 500; i++) {
            models.add(FakeModel.sound("model" + i));
            champion.install(models.get(i));
        }
        champion.install(FakeModel.sound("last"));

        // Then
        assertThat(bothScored).isTrue();
        one.get();
        other.get();
        threads.shutdown();
        assertThat(models.subList(0, models.size() - 1)).allMatch(FakeModel::isClosed);
    }

    private void scoreOnce() {
        try (Lease lease = champion.lease()) {
            lease.model().score(List.of());
        }
    }
}
