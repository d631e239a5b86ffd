package io.plumbline.stream.champion;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.champion.OneLoad.Load;
import io.plumbline.stream.count.ServingCounters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the champion that the ledger names into service, beside the one that serves meanwhile.
 *
 * <p>What was loaded already, as predecessor or as a challenger, serves at once. Anything else is loaded in a thread of its
 * own, so that a package that takes minutes to be fetched holds up neither a rollback nor the next promotion; whoever is not
 * wanted any more by then does not come into service. So that the next rollback is quick, the one to go back to is loaded as
 * soon as there is time for it; where it cannot be, the one before it is. A model that was withdrawn is let go of, and takes over from nobody.
 *
 * <p>A package that is refused leaves everything as it was, and is not tried again until it is announced again; only one that was
 * not to be had is, after a pause: whoever keeps it may have been away. At the start there is nothing to leave as it was, so earlier champions and retired models are tried instead, newest first:
 * otherwise a process that happens to restart would stop serving over a package that the others merely refused.
 */
public final class Succession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ModelLoader loader;
    private final Champion champion;
    private final ModelNews news;
    private final Candidates candidates = new Candidates();
    private final StandBy standBy;
    private final Failures unavailable;
    private final OneLoad loading;
    private ModelLedger ledger = ModelLedger.empty();
    private Set<ModelId> kept = Set.of();
    private boolean closed;

    /**
     * A succession that follows no ledger yet.
     *
     * @param thread loads one model at a time; shut down when this is closed
     * @param clock tells when a model that could not stand by is tried again
     */
    public Succession(
            ModelLoader loader,
            Champion champion,
            ModelEvents events,
            ServingCounters counters,
            ExecutorService thread,
            InstantSource clock) {
        this.loader = loader;
        this.champion = champion;
        this.news = new ModelNews(events, counters);
        this.standBy = new StandBy(champion, clock);
        this.unavailable = new Failures(LONGEST_PAUSE, clock);
        this.loading = new OneLoad(thread, this::load);
    }

    /** Acts on the ledger as it stands now. */
    public synchronized void follow(ModelLedger now) {
        if (closed) {
            return;
        }
        ledger = now;
        champion.exclude(modelId -> !mayTakeOver(now, modelId));
        candidates.follow(now);
        unavailable.follow(now);
        now.champion().filter(unavailable::isDue).ifPresent(candidates::tryAgain);
        proceed();
    }

    /** The id of the model that is to be champion and is not loaded yet, if there is one. */
    public synchronized Optional<String> awaited() {
        return candidates.first().map(ModelAnnouncement::modelId);
    }

    /** Loads nothing any more; what is being loaded is given up where it waits. */
    @Override
    public synchronized void close() {
        closed = true;
        loading.close();
    }

    private static boolean mayTakeOver(ModelLedger ledger, String modelId) {
        return ledger.find(modelId)
                .filter(found -> found.role() != ModelRole.WITHDRAWN)
                .isPresent();
    }

    private void proceed() {
        if (candidates.first().filter(this::isInPlace).isPresent()) {
            candidates.elect();
        }
        keepNeeded();
        loading.want(candidates.first().or(this::toStandBy));
    }

    private Optional<ModelAnnouncement> toStandBy() {
        return standBy.next(ledger, candidates::hasRefused);
    }

    /** Whether this one serves now, without having to be loaded. */
    private boolean isInPlace(ModelAnnouncement announcement) {
        String id = announcement.modelId();
        if (champion.modelId().equals(Optional.of(id))) {
            return true;
        }
        if (!champion.reinstate(id)) {
            Optional<ServingModel> loaded = loader.loaded(id);
            if (loaded.isEmpty()) {
                return false;
            }
            champion.install(loaded.get());
        }
        news.swapped(id);
        return true;
    }

    /** What the ledger names is needed even if it is not loaded: later in this start, or in the next. */
    private void keepNeeded() {
        if (champion.modelId().isEmpty()) {
            return;
        }
        Set<ModelId> needed = new HashSet<>(champion.packages());
        Stream.of(ledger.champion(), ledger.predecessor(), toStandBy(), ledger.shadow(), ledger.canary())
                .flatMap(Optional::stream)
                .map(ModelAnnouncement::id)
                .forEach(needed::add);
        if (!needed.equals(kept)) {
            kept = needed;
            loader.keepOnly(needed);
        }
    }

    private void load(Load load) {
        ServingModel model;
        try {
            model = loader.load(load.announcement(), champion.spec());
        } catch (PackageRefused | RuntimeException | Error e) {
            failed(load, e);
            return;
        }
        loaded(load, model);
    }

    private synchronized void loaded(Load load, ServingModel model) {
        if (!loading.end(load)) {
            LOG.info("Model {} is loaded and not wanted any more", model.id());
            model.close();
            return;
        }
        unavailable.forget(model.id());
        try {
            place(news.loaded(model));
        } catch (RuntimeException | Error e) {
            passOver(load.announcement(), e);
        }
        proceed();
    }

    private synchronized void failed(Load load, Throwable failure) {
        if (!loading.end(load)) {
            LOG.info(
                    "Loading model {} ended when it was not wanted any more: {}",
                    load.announcement().modelId(),
                    Excerpt.of(failure.toString()));
            return;
        }
        passOver(load.announcement(), failure);
        proceed();
    }

    private void place(ServingModel model) {
        if (isCandidate(model.id())) {
            champion.install(model);
            news.swapped(model.id());
            candidates.elect();
        } else {
            champion.standBy(model);
        }
    }

    private void passOver(ModelAnnouncement announcement, Throwable failure) {
        String id = announcement.modelId();
        if (!(failure instanceof PackageRefused)) {
            LOG.error("Loading model {} failed", id, failure);
        }
        if (isCandidate(id)) {
            news.refused(id, ModelNews.reason(failure));
            if (failure instanceof PackageRefused refused && refused.reason() == PackageRefused.Reason.UNAVAILABLE) {
                LOG.info("Model {} is looked for again in {}", id, unavailable.add(announcement));
            }
            candidates.refuse(champion.modelId().isPresent());
        } else {
            LOG.warn(
                    "Model {} cannot stand by for a rollback, and is tried again in {}: {}",
                    id,
                    standBy.fail(announcement),
                    Excerpt.of(ModelNews.reason(failure)));
        }
    }

    private boolean isCandidate(String modelId) {
        return awaited().equals(Optional.of(modelId));
    }
}
