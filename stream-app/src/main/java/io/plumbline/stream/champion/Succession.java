package io.plumbline.stream.champion;

import static io.plumbline.contract.models.ModelEvent.Kind.LOADED;
import static io.plumbline.contract.models.ModelEvent.Kind.REFUSED;
import static io.plumbline.contract.models.ModelEvent.Kind.SWAPPED;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.count.ServingCounters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the champion that the ledger names into service, beside the one that serves meanwhile. For one thread.
 *
 * <p>What was loaded already, as predecessor or as a challenger, serves at once. So that a rollback is quick after a start
 * too, the one to roll back to is loaded as soon as there is time for it.
 *
 * <p>A package that is refused leaves everything as it was, and is not tried again until it is announced again. At the
 * start there is nothing to leave as it was, so earlier champions and retired models are tried instead, newest first:
 * otherwise a process that happens to restart would stop serving over a package that the others merely refused.
 */
public final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final ModelLoader loader;
    private final Champion champion;
    private final ModelEvents events;
    private final ServingCounters counters;
    private Optional<ModelAnnouncement> considered = Optional.empty();
    private Optional<ModelAnnouncement> standingBy = Optional.empty();

    public Succession(ModelLoader loader, Champion champion, ModelEvents events, ServingCounters counters) {
        this.loader = loader;
        this.champion = champion;
        this.events = events;
        this.counters = counters;
    }

    /** Acts on the ledger as it stands now, if it names another champion than last time. */
    public void follow(ModelLedger ledger) {
        Optional<ModelAnnouncement> announced = ledger.champion();
        if (announced.isEmpty()) {
            return;
        }
        if (announced.equals(considered)) {
            haveStandBy(ledger);
            return;
        }
        considered = announced;
        if (!install(announced.get()) && champion.modelId().isEmpty()) {
            installFirstOf(standIns(ledger, announced.get()));
        }
        if (champion.modelId().isPresent()) {
            keepNeeded(ledger);
        }
    }

    /** Whoever cannot be had is done without: there may be nobody to roll back to. */
    private void haveStandBy(ModelLedger ledger) {
        Optional<ModelAnnouncement> predecessor = ledger.predecessor();
        if (champion.modelId().isEmpty() || champion.hasPredecessor() || predecessor.equals(standingBy)) {
            return;
        }
        standingBy = predecessor;
        Optional<ModelAnnouncement> other =
                predecessor.filter(each -> !champion.modelId().equals(Optional.of(each.modelId())));
        if (other.isEmpty()) {
            return;
        }
        String id = other.get().modelId();
        try {
            champion.standBy(noted(loader.load(other.get(), champion.spec())));
            keepNeeded(ledger);
        } catch (PackageRefused | RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            LOG.warn("Model {} cannot stand by for a rollback", id, e);
        }
    }

    /** What the ledger names is needed even if it is not loaded: later in this start, or in the next. */
    private void keepNeeded(ModelLedger ledger) {
        Set<ModelId> needed = new HashSet<>(champion.packages());
        Stream.of(ledger.champion(), ledger.predecessor(), ledger.shadow(), ledger.canary())
                .flatMap(Optional::stream)
                .map(ModelAnnouncement::id)
                .forEach(needed::add);
        loader.keepOnly(needed);
    }

    private static List<ModelAnnouncement> standIns(ModelLedger ledger, ModelAnnouncement refused) {
        List<ModelAnnouncement> newestFirst = new ArrayList<>();
        for (ModelAnnouncement each : ledger.announcements()) {
            boolean wasChampion = each.role() == ModelRole.CHAMPION || each.role() == ModelRole.RETIRED;
            if (wasChampion && !each.modelId().equals(refused.modelId())) {
                newestFirst.add(0, each);
            }
        }
        return newestFirst;
    }

    private void installFirstOf(List<ModelAnnouncement> candidates) {
        for (ModelAnnouncement candidate : candidates) {
            if (install(candidate)) {
                return;
            }
        }
    }

    /** Whether this model serves now. */
    private boolean install(ModelAnnouncement announcement) {
        String id = announcement.modelId();
        if (champion.modelId().equals(Optional.of(id))) {
            return true;
        }
        if (champion.reinstate(id)) {
            swapped(id);
            return true;
        }
        try {
            champion.install(ready(announcement));
            swapped(id);
            return true;
        } catch (PackageRefused e) {
            refused(id, "%s: %s".formatted(e.reason(), e.detail()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            LOG.error("Loading model {} failed", id, e);
            refused(id, "Loading it failed: " + e);
        }
        return false;
    }

    private ServingModel ready(ModelAnnouncement announcement) throws PackageRefused {
        Optional<ServingModel> loaded = loader.loaded(announcement.modelId());
        return loaded.isPresent() ? loaded.get() : noted(loader.load(announcement, champion.spec()));
    }

    private ServingModel noted(ServingModel loaded) {
        try {
            events.add(loaded.id(), LOADED, Optional.empty());
            return loaded;
        } catch (RuntimeException | Error e) {
            loaded.close();
            throw e;
        }
    }

    private void swapped(String id) {
        counters.swap();
        events.add(id, SWAPPED, Optional.empty());
        LOG.info("Model {} serves from now on", id);
    }

    /** Reasons may quote the package, which is not trusted. */
    private void refused(String id, String reason) {
        String shown = Excerpt.of(reason);
        counters.refusal();
        events.add(id, REFUSED, Optional.of(shown));
        LOG.warn("Model {} is refused: {}", id, shown);
    }
}
