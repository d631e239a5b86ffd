package io.plumbline.drift.monitor;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.plumbline.contract.lag.ConsumerLag;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCheck;
import io.plumbline.contract.topic.Topics;
import io.plumbline.contract.topic.UnusableTopicsException;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.judging.Judges;
import io.plumbline.drift.monitor.labels.LabelFate;
import io.plumbline.drift.monitor.meters.FeatureMeters;
import io.plumbline.drift.monitor.meters.MonitorMeters;
import io.plumbline.drift.monitor.predictions.SkipReason;
import io.plumbline.drift.monitor.references.AcceptedReferences;
import io.plumbline.drift.monitor.references.PackagedReferences;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running monitor: one instance of the monitoring application. Several share the partitions; where one stops, another goes
 * on from what it had committed.
 */
public final class Monitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(15);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics kafka;
    private final Set<String> followed;
    private final List<Runnable> closing;
    private final Tallies tallies;
    private final ThreadFailures failures;

    private Monitor(
            KafkaStreams streams,
            Set<String> followed,
            List<Runnable> closing,
            Tallies tallies,
            ThreadFailures failures) {
        this.streams = streams;
        this.kafka = new KafkaStreamsMetrics(streams);
        this.followed = followed;
        this.closing = closing;
        this.tallies = tallies;
        this.failures = failures;
    }

    /**
     * Starts a monitor; it runs when {@link #isRunning} says so, some seconds later.
     *
     * @param clock the wall clock
     * @throws CannotMonitorException if no broker answers, or topics are missing
     */
    public static Monitor start(MonitorConfig config, InstantSource clock) {
        return start(config, Judges.BY_BOTH_DETECTORS, clock);
    }

    private static Monitor start(MonitorConfig config, Judges judges, InstantSource clock) {
        List<Topic<?, ?>> needed = new ArrayList<>(read(config));
        needed.addAll(config.written());
        Map<String, Integer> found = require(needed, config);
        int partitions = found.get(config.topics().predictions().name());
        if (config.labels().areRead()) {
            warnIfLabelsAreMoreSpread(
                    partitions, found.get(config.topics().labels().name()));
        }
        Deque<Runnable> closing = new ArrayDeque<>();
        try {
            return start(config, MonitorSettings.forPartitions(partitions, config, judges), clock, closing);
        } catch (KafkaException e) {
            closing.forEach(Runnable::run);
            throw new CannotMonitorException("Cannot begin to monitor: %s".formatted(e.getMessage()), e);
        } catch (RuntimeException e) {
            closing.forEach(Runnable::run);
            throw e;
        }
    }

    /** @param closing takes what is open so far, the last first */
    private static Monitor start(
            MonitorConfig config, MonitorSettings settings, InstantSource clock, Deque<Runnable> closing) {
        PackagedReferences references = new PackagedReferences(
                config.connection(), config.topics(), config.directory().resolve("packages"), config.fetching(), clock);
        closing.push(references::close);
        AcceptedReferences accepted = new AcceptedReferences(
                references, config.connection(), config.topics().driftReferences(), clock);
        closing.push(accepted::close);
        Tallies tallies = Tallies.none();
        Topology topology =
                MonitoringTopology.build(config.topics(), config.output(), settings, accepted, tallies, clock);
        ThreadFailures failures = new ThreadFailures(clock);
        KafkaStreams streams = new KafkaStreams(topology, StreamsSettings.of(config));
        closing.push(() -> streams.close(PATIENCE_AT_CLOSE));
        streams.setUncaughtExceptionHandler(failures);
        streams.start();
        Set<String> followed = config.followed().stream().map(Topic::name).collect(toSet());
        return new Monitor(streams, followed, List.of(accepted::close, references::close), tallies, failures);
    }

    /**
     * Starts a monitor that judges the past once more, into topics and a group of its own, and then goes on with the present.
     *
     * @param config one that is {@link MonitorConfig#replaying}, under a name that has not been used before
     * @param since the predictions from there on
     * @throws CannotMonitorException if no broker answers, topics are missing or cannot be made
     */
    public static Monitor replay(MonitorConfig config, Since since, InstantSource clock) {
        return replay(config, since, Judges.BY_BOTH_DETECTORS, clock);
    }

    /**
     * The same, with other judges.
     *
     * @throws CannotMonitorException as above
     */
    public static Monitor replay(MonitorConfig config, Since since, Judges judges, InstantSource clock) {
        var unused = require(read(config), config);
        new ReplayTopics(config).prepare(since);
        return start(config, judges, clock);
    }

    /** Partitions of labels that no partition of predictions goes with are read at a pace of their own. */
    private static void warnIfLabelsAreMoreSpread(int predictions, int labels) {
        if (labels > predictions) {
            LOG.warn(
                    "Labels have {} partitions, predictions {}: what the last {} of labels bring may be counted some panes later in a replay than it was; give labels {} partitions at most",
                    labels,
                    predictions,
                    labels - predictions,
                    predictions);
        }
    }

    private static List<Topic<?, ?>> read(MonitorConfig config) {
        Topics topics = config.topics();
        List<Topic<?, ?>> read = new ArrayList<>(config.followed());
        read.addAll(List.of(topics.models(), topics.driftReferences()));
        return read;
    }

    private static Map<String, Integer> require(List<Topic<?, ?>> needed, MonitorConfig config) {
        try (TopicCheck check = new TopicCheck(config.connection(), PATIENCE_AT_START)) {
            return check.requireTopics(needed);
        } catch (UnusableTopicsException e) {
            throw new CannotMonitorException(e.getMessage(), e);
        }
    }

    /** Tells a registry what it measures, from now on until it is closed. */
    public void bindTo(MeterRegistry registry) {
        MonitorMeters meters = new MonitorMeters(registry);
        meters.bind(tallies.skipped());
        meters.bind(tallies.labels());
        meters.bind(tallies.standing());
        meters.bind(failures.counts());
        FunctionCounter.builder("plumbline.monitor.thread.restarts", failures, ThreadFailures::replaced)
                .description("Stream threads that failed and were replaced")
                .register(registry);
        Gauge.builder("plumbline.monitor.lag", streams, all -> ConsumerLag.of(all.metrics(), followed))
                .description("Predictions and labels that were not fetched yet; NaN before the first fetch")
                .baseUnit("records")
                .register(registry);
        Gauge.builder("plumbline.monitor.ready", this, monitor -> monitor.isRunning() ? 1 : 0)
                .description("Whether predictions are being judged")
                .register(registry);
        tallies.standing().onReport(new FeatureMeters(tallies.standing(), registry)::refresh);
        kafka.bindTo(registry);
    }

    /** Why predictions are not being judged now; empty if they are. */
    public Optional<String> obstacleToReady() {
        return failure().or(() -> isRunning() ? Optional.empty() : Optional.of("Kafka Streams is " + streams.state()));
    }

    /** Whether predictions are being judged. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it has stopped for good, by {@link #close} or because of a {@link #failure}. */
    public boolean hasStopped() {
        return streams.state().hasCompletedShutdown();
    }

    /** Why it stopped by itself, if it did. */
    public Optional<String> failure() {
        return failures.reason();
    }

    /** How many predictions were not judged since the start, for each reason that occurred. */
    public Map<SkipReason, Long> skippedPredictions() {
        return tallies.skipped().counts();
    }

    /** How many labels that were read since the start met which fate. */
    public Map<LabelFate, Long> labels() {
        return tallies.labels().counts();
    }

    /** Commits what was judged and leaves the group, within 10 s. */
    @Override
    public void close() {
        close(PATIENCE_AT_CLOSE);
    }

    /**
     * Commits what was judged and leaves the group, so that other instances go on at once.
     *
     * @param patience how long to wait for that
     * @return whether it came about in time
     */
    public boolean close(Duration patience) {
        kafka.close();
        boolean closed = streams.close(
                CloseOptions.timeout(patience).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        closing.forEach(Runnable::run);
        return closed;
    }
}
