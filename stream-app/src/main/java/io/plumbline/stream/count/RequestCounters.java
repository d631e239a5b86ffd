package io.plumbline.stream.count;

import io.plumbline.contract.rejection.RejectionReason;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests over HTTP, from any thread. */
public final class RequestCounters {

    private final LongAdder answered = new LongAdder();
    private final ReasonCounters rejected = new ReasonCounters();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();

    RequestCounters() {}

    public void answered() {
        answered.increment();
    }

    public void rejected(RejectionReason reason) {
        rejected.add(reason);
    }

    public void refused() {
        refused.increment();
    }

    public void failed() {
        failed.increment();
    }

    RequestCounts snapshot() {
        return new RequestCounts(answered.sum(), rejected.snapshot(), refused.sum(), failed.sum());
    }
}
