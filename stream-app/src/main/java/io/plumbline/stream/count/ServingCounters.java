package io.plumbline.stream.count;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.plumbline.contract.check.FailureCounts;
import io.plumbline.contract.rejection.RejectionReason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts, from any thread; {@link #snapshot} reads them. */
public final class ServingCounters {

    private final LongAdder scored = new LongAdder();
    private final ReasonCounters rejected = new ReasonCounters();
    private final LongAdder lost = new LongAdder();
    private final LongAdder positionsBeyondEnd = new LongAdder();
    private final LongAdder chunks = new LongAdder();
    private final LongAdder lone = new LongAdder();
    private final LongAdder isolations = new LongAdder();
    private final LongAdder swaps = new LongAdder();
    private final LongAdder takeovers = new LongAdder();
    private final LongAdder canaried = new LongAdder();
    private final LongAdder shadowed = new LongAdder();
    private final LongAdder drops = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final AtomicLong malformedAnnouncements = new AtomicLong();
    private final LongAdder interceptorFailures = new LongAdder();
    private final LongAdder replacedThreads = new LongAdder();
    private final LongAdder outliers = new LongAdder();
    private final FailureCounts threadFailures = new FailureCounts();
    private final RequestCounters requests = new RequestCounters();
    private final ServingTimes times;

    /** Counters that no registry hears of. */
    public ServingCounters() {
        this(new CompositeMeterRegistry());
    }

    /** Counters that this registry reads, which does not keep them alive. */
    public ServingCounters(MeterRegistry registry) {
        times = new ServingTimes(registry);
        ServingMeters.bind(this, registry);
    }

    /** How long serving takes. */
    public ServingTimes times() {
        return times;
    }

    /** Of stream threads, whether they were replaced or not. */
    public FailureCounts threadFailures() {
        return threadFailures;
    }

    public void scored() {
        scored.increment();
    }

    /** One of the images scored is unlike anything normal. */
    public void outlier() {
        outliers.increment();
    }

    public void rejected(RejectionReason reason) {
        rejected.add(reason);
    }

    /** So many offsets of images were deleted before they were served. */
    public void lost(long offsets) {
        lost.add(offsets);
    }

    /** Serving was to go on, on one partition, where no image had ever been. */
    public void positionBeyondEnd() {
        positionsBeyondEnd.increment();
    }

    public void chunk() {
        chunks.increment();
    }

    public void lone() {
        lone.increment();
    }

    public void isolation() {
        isolations.increment();
    }

    public void swap() {
        swaps.increment();
    }

    public void takeover() {
        takeovers.increment();
    }

    public void canaried() {
        canaried.increment();
    }

    public void shadowed() {
        shadowed.increment();
    }

    public void drop() {
        drops.increment();
    }

    public void refusal() {
        refusals.increment();
    }

    /** How many malformed announcements there were in all. */
    public void malformedAnnouncements(long count) {
        malformedAnnouncements.set(count);
    }

    public void interceptorFailure() {
        interceptorFailures.increment();
    }

    public void replacedThread() {
        replacedThreads.increment();
    }

    /** Those of requests over HTTP. */
    public RequestCounters requests() {
        return requests;
    }

    /** The counts as they stand, not necessarily all at one instant. */
    public ServingCounts snapshot() {
        return new ServingCounts(
                scored.sum(),
                outliers.sum(),
                rejected.snapshot(),
                lost.sum(),
                positionsBeyondEnd.sum(),
                chunks.sum(),
                lone.sum(),
                isolations.sum(),
                swaps.sum(),
                takeovers.sum(),
                canaried.sum(),
                shadowed.sum(),
                drops.sum(),
                refusals.sum(),
                malformedAnnouncements.get(),
                interceptorFailures.sum(),
                replacedThreads.sum(),
                requests.snapshot());
    }
}
