package io.plumbline.stream.challenge;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ModelEvents;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.count.ServingCounters;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one seat to whom the ledger names for it. Taking the seat away is done at once; loading is done elsewhere, and what
 * is not wanted any more by then is closed again.
 */
final class SeatFilling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SeatFilling.class);

    private final ModelEvent.Kind kind;
    private final Function<ModelLedger, Optional<ModelAnnouncement>> named;
    private final Seat seat;
    private final ModelLoader loader;
    private final Champion champion;
    private final Challengers challengers;
    private final ModelEvents events;
    private final ServingCounters counters;
    private Optional<ModelAnnouncement> wanted = Optional.empty();
    private boolean closed;

    SeatFilling(
            ModelEvent.Kind kind,
            Function<ModelLedger, Optional<ModelAnnouncement>> named,
            Seat seat,
            ModelLoader loader,
            Champion champion,
            Challengers challengers,
            ModelEvents events,
            ServingCounters counters) {
        this.kind = kind;
        this.named = named;
        this.seat = seat;
        this.loader = loader;
        this.champion = champion;
        this.challengers = challengers;
        this.events = events;
        this.counters = counters;
    }

    synchronized void follow(ModelLedger ledger, Executor loading) {
        Optional<ModelAnnouncement> now = named.apply(ledger);
        if (closed || now.equals(wanted)) {
            return;
        }
        wanted = now;
        Optional<String> seated = seat.modelId();
        if (now.isPresent() && seated.equals(now.map(ModelAnnouncement::modelId))) {
            seat.resize(shareOf(now.get()));
            seated(now.get());
            return;
        }
        seated.filter(id -> seat.vacate()).ifPresent(id -> challengers.dropped(id, whyCalledOff(ledger, id)));
        now.ifPresent(announcement -> loading.execute(() -> fill(announcement)));
    }

    /** Wants nobody any more, so that a fetch that is interrupted is not held against the challenger. */
    @Override
    public synchronized void close() {
        closed = true;
        wanted = Optional.empty();
    }

    private String whyCalledOff(ModelLedger ledger, String id) {
        return ledger.find(id)
                .filter(found -> !named.apply(ledger).equals(Optional.of(found)))
                .map(found -> "It is %s now: %s".formatted(found.role(), Excerpt.of(found.why())))
                .orElse("It was taken away");
    }

    private void fill(ModelAnnouncement announcement) {
        if (!isWanted(announcement)) {
            return;
        }
        try {
            give(announcement, loader.load(announcement, champion.spec()));
        } catch (PackageRefused e) {
            failed(announcement, "%s: %s".formatted(e.reason(), e.detail()), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            failed(announcement, "Loading it failed: " + e, e);
        }
    }

    private synchronized void give(ModelAnnouncement announcement, ServingModel loaded) {
        if (!isWanted(announcement)) {
            loaded.close();
            return;
        }
        seat.give(loaded, shareOf(announcement));
        events.add(announcement.modelId(), ModelEvent.Kind.LOADED, Optional.empty());
        seated(announcement);
    }

    private synchronized boolean isWanted(ModelAnnouncement announcement) {
        return wanted.equals(Optional.of(announcement));
    }

    /** A shadow sees every image. */
    private static double shareOf(ModelAnnouncement announcement) {
        return announcement.share().orElse(1.0);
    }

    private void seated(ModelAnnouncement announcement) {
        String id = announcement.modelId();
        events.add(
                id, kind, announcement.share().map(share -> "It answers a share of %s of the keys".formatted(share)));
        LOG.info("Model {} is {} from now on", id, kind);
    }

    /** Reasons may quote the package, which is not trusted. */
    private synchronized void failed(ModelAnnouncement announcement, String reason, Throwable failure) {
        String id = announcement.modelId();
        String shown = Excerpt.of(reason);
        if (!isWanted(announcement)) {
            LOG.info("Loading the challenger {} ended when it was not wanted any more: {}", id, shown);
            return;
        }
        if (!(failure instanceof PackageRefused)) {
            LOG.error("Loading the challenger {} failed", id, failure);
        }
        counters.refusal();
        events.add(id, ModelEvent.Kind.REFUSED, Optional.of(shown));
        LOG.warn("Challenger {} is refused: {}", id, shown);
    }
}
