package io.plumbline.stream.serving;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.plumbline.contract.check.RootCause;
import io.plumbline.contract.lag.ConsumerLag;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.model.net.TorchThreads;
import io.plumbline.stream.batch.ChunkCutter;
import io.plumbline.stream.challenge.Lineup;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ChampionScoring;
import io.plumbline.stream.champion.KafkaModelEvents;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.champion.ModelWatch;
import io.plumbline.stream.champion.ModelWatch.Trouble;
import io.plumbline.stream.champion.PackageLoader;
import io.plumbline.stream.champion.WarmUp;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.rest.HttpConfig;
import io.plumbline.stream.rest.HttpUnavailableException;
import io.plumbline.stream.rest.InferenceServer;
import io.plumbline.stream.rest.ServedChampion;
import io.plumbline.stream.topology.DeadLetters;
import io.plumbline.stream.topology.Replies;
import io.plumbline.stream.topology.ServingTopology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;

/**
 * One serving process: follows {@code models}, and answers images from the moment that it has its first champion. Until
 * then it is alive and not ready, and consumes nothing.
 */
public final class Serving implements AutoCloseable {

    private static final Duration DEFAULT_FAREWELL = Duration.ofSeconds(10);

    private final Champion champion = new Champion();
    private final ServingCounters counters;
    private final CompositeMeterRegistry meters;
    private final ModelInfo modelInfo;
    private final KafkaStreamsMetrics kafka;
    private final Progress progress = new Progress();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final GroupMembershipOperation farewell;
    private final FailureResponse failures;
    private final KafkaModelEvents events;
    private final KafkaStreams streams;
    private final Lineup lineup;
    private final ModelWatch watch;
    private final Optional<InferenceServer> http;

    private Serving(
            ServingConfig config,
            ModelLoader loader,
            int deadLetterBytes,
            MeterRegistry registry,
            InstantSource clock) {
        meters = new CompositeMeterRegistry(registry.config().clock(), List.of(registry));
        counters = new ServingCounters(meters);
        modelInfo = new ModelInfo(meters);
        farewell = config.staticMember().isPresent()
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
        failures = new FailureResponse(config.batching().threads(), counters, clock);
        events = new KafkaModelEvents(config.connection(), config.topics().modelEvents(), config.instance(), clock);
        try {
            lineup = new Lineup(loader, champion, events, counters, clock);
            streams = streams(config, lineup.answering(), deadLetterBytes, clock);
        } catch (RuntimeException | Error e) {
            events.close();
            throw e;
        }
        kafka = new KafkaStreamsMetrics(streams);
        bindToKafka(config.topics().images().name());
        watch = new ModelWatch(
                () -> new LedgerFollower(config.connection(), config.topics().models()),
                lineup::follow,
                counters,
                this::startStreamsOnce,
                progress::happened);
        http = config.http().map(this::listen);
    }

    private void bindToKafka(String images) {
        kafka.bindTo(meters);
        Gauge.builder("plumbline.serve.lag", streams, all -> ConsumerLag.of(all.metrics(), Set.of(images)))
                .description("Images that were not fetched yet; NaN before the first fetch")
                .baseUnit("records")
                .register(meters);
        Gauge.builder(
                        "plumbline.serve.ready",
                        this,
                        serving -> serving.obstacleToReady().isEmpty() ? 1 : 0)
                .description("Whether images are being answered")
                .register(meters);
    }

    private InferenceServer listen(HttpConfig where) {
        try {
            return InferenceServer.start(
                    where,
                    new ServedChampion(champion, new ChampionScoring(champion, events, counters), this::obstacle),
                    counters.requests(),
                    Version.current());
        } catch (RuntimeException | Error e) {
            kafka.close();
            meters.clear();
            streams.close();
            events.close();
            throw e;
        }
    }

    /**
     * Starts serving, and returns before it is ready.
     *
     * @throws ServingException if Kafka does not answer, its topics are not as they must be, or a client property is wrong
     * @throws HttpUnavailableException if it cannot listen for HTTP where it should
     */
    public static Serving start(ServingConfig config) {
        return start(config, new CompositeMeterRegistry());
    }

    /** As {@link #start(ServingConfig)}, and tells this registry what it measures until it is closed. */
    public static Serving start(ServingConfig config, MeterRegistry registry) {
        // As many threads score as there are cores, so each must do with one of torch's.
        TorchThreads.setPerOperation(1);
        InstantSource clock = InstantSource.system();
        WarmUp warmUp =
                new WarmUp(config.batching().chunkSize(), config.timing().longestPass(), clock);
        ModelLoader loader = new PackageLoader(config.stateDirectory().resolve("models"), config.fetching(), warmUp);
        return start(config, loader, registry, clock);
    }

    /**
     * As {@link #start(ServingConfig)}, with models that come by another way. How many of libtorch's threads they use is the
     * caller's affair.
     */
    public static Serving start(ServingConfig config, ModelLoader loader, InstantSource clock) {
        return start(config, loader, new CompositeMeterRegistry(), clock);
    }

    static Serving start(ServingConfig config, ModelLoader loader, MeterRegistry registry, InstantSource clock) {
        int deadLetterBytes = checkTopics(config);
        try {
            Serving serving = new Serving(config, loader, deadLetterBytes, registry, clock);
            serving.watch.start();
            return serving;
        } catch (KafkaException e) {
            throw new ServingException(
                    "Cannot make Kafka's clients, look at the client properties: "
                            + RootCause.of(e).getMessage(),
                    e);
        }
    }

    /** How large a record {@code images-dlq} takes, in bytes. */
    private static int checkTopics(ServingConfig config) {
        try (TopicCheck check =
                new TopicCheck(config.connection(), config.timing().patience())) {
            return new TopicRules(config.topics(), check).require();
        } catch (UnusableTopicsException e) {
            throw new ServingException(e.getMessage(), e);
        }
    }

    private KafkaStreams streams(ServingConfig config, Answering answering, int deadLetterBytes, InstantSource clock) {
        Replies replies = new Replies(answering, new DeadLetters(deadLetterBytes), counters, Version.current());
        Topology topology =
                ServingTopology.build(config.topics(), config.firstStart().offsetReset(), replies, clock);
        ChunkCutter cutter = new ChunkCutter(
                config.topics().images().name(), config.batching().chunkSize(), answering, counters);
        KafkaStreams made = new KafkaStreams(
                topology,
                StreamsSettings.of(config, cutter, deadLetterBytes),
                new ServingClients(config, counters, clock));
        made.setUncaughtExceptionHandler(failures);
        made.setStateListener((now, before) -> progress.happened());
        return made;
    }

    /** Whether images are being answered now; not while partitions move from one process to another. */
    public boolean isReady() {
        return streams.state() == State.RUNNING;
    }

    /** Why images are not being answered now; empty if they are. */
    public Optional<String> obstacleToReady() {
        return failure().or(() -> isReady() ? Optional.empty() : Optional.of(missing()));
    }

    /**
     * Waits until images are being answered.
     *
     * @throws ServingException if that takes longer, or will not come about, saying why
     */
    public void awaitReady(Duration patience) {
        boolean over = progress.await(patience, () -> isReady() || failure().isPresent());
        failure().ifPresent(reason -> {
            throw new ServingException(reason);
        });
        if (!over) {
            throw new ServingException("Not ready after %s: %s".formatted(patience, missing()));
        }
    }

    /**
     * Waits until serving has stopped, by itself or because it was closed, or cannot begin.
     *
     * @return whether that came about within this time
     */
    public boolean awaitStopped(Duration patience) {
        return progress.await(
                patience,
                () -> streams.state().hasCompletedShutdown() || refusal().isPresent());
    }

    /** Why serving has stopped by itself or cannot begin, if that is so. */
    public Optional<String> failure() {
        if (streams.state() == State.PENDING_ERROR || streams.state() == State.ERROR) {
            return Optional.of(failures.reason().orElse("Kafka Streams stopped by itself; its log says why"));
        }
        return refusal();
    }

    /** A stream that serves does without news, but one that may not hear of models never begins. */
    private Optional<String> refusal() {
        return champion.modelId().isPresent()
                ? Optional.empty()
                : watch.trouble().filter(Trouble::isRefusal).map(Trouble::detail);
    }

    /** The id of the model that serves, once there is one. */
    public Optional<String> championId() {
        return champion.modelId();
    }

    /** The id of the model that scores every image as well, if there is one. */
    public Optional<String> shadowId() {
        return lineup.shadowId();
    }

    /** The id of the model that answers a share of the keys, if there is one. */
    public Optional<String> canaryId() {
        return lineup.canaryId();
    }

    /** Where requests are answered over HTTP, such as {@code http://127.0.0.1:8780}; nothing if nowhere. */
    public Optional<String> httpAddress() {
        return http.map(InferenceServer::address);
    }

    /** What has been done so far. */
    public ServingCounts counts() {
        return counters.snapshot();
    }

    /**
     * Has the stream finish the records it is at, commit and leave the consumer group, so that others go on at once with
     * what it has read and not answered (a static member stays in the group, and is waited for as long as a session lasts);
     * takes no more requests over HTTP, and gives those under way up to two seconds; stops following announcements; lets
     * go of the models, where one that is still being loaded is closed once that is done; and sends the last events for up
     * to two seconds.
     *
     * @param patience how long to wait for the stream, and no more than for that
     * @return whether the stream had ended by then
     */
    public boolean close(Duration patience) {
        closing.set(true);
        kafka.close();
        boolean done = endStreams(patience);
        http.ifPresent(server -> server.close(patience));
        watch.close();
        lineup.close();
        events.close();
        meters.clear();
        return done;
    }

    @Override
    public void close() {
        close(DEFAULT_FAREWELL);
    }

    /** Before anything else that may take its time: until the stream has left the group, others wait for its partitions. */
    private boolean endStreams(Duration patience) {
        synchronized (closing) {
            return streams.close(CloseOptions.timeout(patience).withGroupMembershipOperation(farewell));
        }
    }

    /** Called after each look at the ledger, always by the one thread that looks. */
    private void startStreamsOnce() {
        synchronized (closing) {
            if (champion.modelId().isPresent() && !closing.get() && streams.state() == State.CREATED) {
                streams.start();
            }
        }
        modelInfo.tell(champion.modelId(), lineup.canaryId(), lineup.shadowId());
        progress.happened();
    }

    /** Why no model can be asked, if so; whether the stream moves at this moment is not its clients' affair. */
    private Optional<String> obstacle() {
        return failure().or(() -> champion.modelId().isPresent() ? Optional.empty() : Optional.of(missing()));
    }

    private String missing() {
        if (champion.modelId().isEmpty() && watch.trouble().isPresent()) {
            return watch.trouble().get().detail();
        }
        if (champion.modelId().isEmpty() && lineup.awaitedId().isPresent()) {
            return "model %s is being loaded".formatted(lineup.awaitedId().get());
        }
        if (champion.modelId().isEmpty()) {
            long refusals = counters.snapshot().refusals();
            return refusals == 0
                    ? "no model package has been announced as champion"
                    : "%d model packages were refused and none is left; their reasons are on the topic of model events"
                            .formatted(refusals);
        }
        return "Kafka Streams is " + streams.state();
    }
}
