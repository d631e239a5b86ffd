package io.plumbline.drift.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** One stage whose processor can be replaced while its stores stay, as after a crash that came right after a commit. */
public final class StageHarness<K, V, O> implements AutoCloseable {

    private ProcessorSupplier<K, V, String, O> supplier;
    private final MockProcessorContext<String, O> context;
    private final List<StateStore> stores = new ArrayList<>();
    private Processor<K, V, String, O> processor;

    public StageHarness(ProcessorSupplier<K, V, String, O> supplier, Path directory) {
        this.supplier = supplier;
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
        context.setCurrentSystemTimeMs(0);
        for (StoreBuilder<?> builder : supplier.stores()) {
            StateStore store =
                    builder.withLoggingDisabled().withCachingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            stores.add(store);
        }
        restart();
    }

    /** Forgets everything that is not in a store. */
    public void restart() {
        processor = supplier.get();
        processor.init(context);
    }

    /** Begins again with the same processor, as Streams does where a transaction was aborted. */
    public void revive() {
        processor.init(context);
    }

    /** Has the processor look at the wall clock, which shows this time. */
    public void lookAtTheClock(long nowMs) {
        context.setCurrentSystemTimeMs(nowMs);
        List<CapturedPunctuator> scheduled = context.scheduledPunctuators();
        scheduled.get(scheduled.size() - 1).getPunctuator().punctuate(nowMs);
    }

    /** Goes on with another configuration. */
    public void restart(ProcessorSupplier<K, V, String, O> other) {
        supplier = other;
        restart();
    }

    public void process(Record<K, V> record) {
        processor.process(record);
    }

    public List<O> forwarded() {
        return context.forwarded().stream()
                .<O>map(each -> each.record().value())
                .toList();
    }

    @Override
    public void close() {
        stores.forEach(StateStore::close);
    }
}
