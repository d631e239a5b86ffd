package io.plumbline.stream.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.RecordedEvents;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatFillingTest {

    private static final String ID = "mlp-" + "1".repeat(64);
    private static final ModelLedger NOBODY = ModelLedger.empty();
    private static final ModelLedger SOMEBODY = NOBODY.with(new ModelAnnouncement(
            ID, ModelRole.SHADOW, URI.create("file:///nowhere"), 1, Instant.EPOCH, "test", "a test"));

    private final RecordedEvents events = new RecordedEvents();
    private final ServingCounters counters = new ServingCounters();
    private final SeatFilling filling = new SeatFilling(
            ModelEvent.Kind.SHADOW,
            ModelLedger::shadow,
            new Seat(),
            this::load,
            new Champion(),
            new Challengers(events, counters),
            events,
            counters);
    private final List<Runnable> tasks = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    @Test
    void shouldRefuseWhomItCannotHave() {
        // Given
        filling.follow(SOMEBODY, tasks::add);

        // When
        tasks.forEach(Runnable::run);

        // Then
        assertThat(events.all()).containsExactly("REFUSED " + ID + ": UNAVAILABLE: interrupted");
        assertThat(counters.snapshot().refusals()).isOne();
    }

    @Test
    void shouldNotRefuseWhoseFetchIsInterruptedByClosing() {
        // Given
        meanwhile = filling::close;
        filling.follow(SOMEBODY, tasks::add);

        // When
        tasks.forEach(Runnable::run);

        // Then
        assertThat(events.all()).isEmpty();
        assertThat(counters.snapshot().refusals()).isZero();
    }

    @Test
    void shouldNotRefuseWhoIsCalledOffWhileItIsFetched() {
        // Given
        meanwhile = () -> filling.follow(NOBODY, tasks::add);
        filling.follow(SOMEBODY, tasks::add);

        // When
        tasks.forEach(Runnable::run);

        // Then
        assertThat(events.all()).isEmpty();
        assertThat(counters.snapshot().refusals()).isZero();
    }

    @Test
    void shouldLoadNobodyAnyMoreOnceItIsClosed() {
        // Given
        filling.close();

        // When
        filling.follow(SOMEBODY, tasks::add);

        // Then
        assertThat(tasks).isEmpty();
    }

    private ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        meanwhile.run();
        throw new PackageRefused(Reason.UNAVAILABLE, "interrupted");
    }
}
