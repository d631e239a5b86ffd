package io.plumbline.stream.challenge;

import io.plumbline.contract.models.ModelLedger;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ChampionScoring;
import io.plumbline.stream.champion.ModelEvents;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.champion.Succession;
import io.plumbline.stream.count.ServingCounters;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All models of one process, as the ledger wants them: the champion, and the challengers beside it. */
public final class Lineup implements AutoCloseable {

    private final Champion champion;
    private final Challengers challengers;
    private final Succession succession;
    private final Probation probation;
    private final Answering answering;

    /**
     * A line-up of nobody so far.
     *
     * @param champion its place; closed with the line-up
     * @param clock tells when a model that could not be loaded for a rollback is tried again
     */
    public Lineup(
            ModelLoader loader, Champion champion, ModelEvents events, ServingCounters counters, InstantSource clock) {
        this.champion = champion;
        this.challengers = new Challengers(events, counters);
        this.succession = new Succession(
                new SharingLoader(loader, challengers),
                champion,
                events,
                counters,
                threadNamed("plumbline-champion-loading"),
                clock);
        this.probation = new Probation(
                loader, champion, challengers, events, counters, threadNamed("plumbline-challenger-loading"));
        this.answering = new DealtScoring(new ChampionScoring(champion, events, counters), challengers, counters);
    }

    /** Loading must not keep the process alive. */
    private static ExecutorService threadNamed(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Acts on the ledger as it stands now; for one thread. The champion first, who may come from among the challengers. */
    public void follow(ModelLedger ledger) {
        succession.follow(ledger);
        probation.follow(ledger);
    }

    /** Answers images by whoever is in the line-up at the time. */
    public Answering answering() {
        return answering;
    }

    /** The id of the model that is to be champion and is still being loaded, if there is one. */
    public Optional<String> awaitedId() {
        return succession.awaited();
    }

    /** The id of the model that scores every image as well, if there is one. */
    public Optional<String> shadowId() {
        return challengers.shadow().modelId();
    }

    /** The id of the model that answers a share of the keys, if there is one. */
    public Optional<String> canaryId() {
        return challengers.canary().modelId();
    }

    @Override
    public void close() {
        succession.close();
        probation.close();
        challengers.close();
        champion.close();
    }
}
