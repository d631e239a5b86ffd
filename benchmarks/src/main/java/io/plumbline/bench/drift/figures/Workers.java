package io.plumbline.bench.drift.figures;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Shares tasks among all cores, and gives their results back in the order of the tasks. */
public final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final BiConsumer<String, Double> progress;

    /**
     * As many threads as are asked for.
     *
     * @param progress told after each task what is being done, and which share of it is done
     */
    public Workers(int parallelism, BiConsumer<String, Double> progress) {
        this.threads = Executors.newFixedThreadPool(parallelism, Workers::thread);
        this.progress = progress;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plumbline-study");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does something with each item.
     *
     * @param what is done, for people
     * @throws CompletionException with the cause, if any of it fails
     */
    public <T, R> List<R> each(String what, List<T> items, Function<T, R> task) {
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<R>> results = items.stream()
                .map(item -> CompletableFuture.supplyAsync(
                        () -> {
                            R result = task.apply(item);
                            progress.accept(what, (double) done.incrementAndGet() / items.size());
                            return result;
                        },
                        threads))
                .toList();
        return results.stream().map(CompletableFuture::join).toList();
    }

    /** Tells what has been done outside of these threads. */
    public void say(String what, double share) {
        progress.accept(what, share);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
