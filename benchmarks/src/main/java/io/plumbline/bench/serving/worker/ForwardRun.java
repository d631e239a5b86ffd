package io.plumbline.bench.serving.worker;

import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.net.TorchThreads;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Bare forward passes on several threads. */
final class ForwardRun {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int WARM_UP_SHARE = 4;

    private final ForwardOrder order;
    private final ModelPackage source;

    private ForwardRun(ForwardOrder order, ModelPackage source) {
        this.order = order;
        this.source = source;
    }

    /** Does as told; images per second. */
    static double run(ForwardOrder order) throws PackageRefused {
        ModelPackage source = new PackageReader(PackageReader.DEFAULT_MAX_BYTES).read(Path.of(order.packageFile()));
        try (TorchScorer scorer = TorchScorer.of(source.manifest().model(), source.weights())) {
            return new ForwardRun(order, source).rate(scorer);
        }
    }

    private double rate(TorchScorer scorer) {
        // libtorch's number of threads is taken up by a thread at its first operation, so these are new ones.
        TorchThreads.setPerOperation(order.torchThreads());
        Executor newThreads = task -> new Thread(task, "forward").start();
        List<CompletableFuture<Double>> rates = new ArrayList<>();
        for (int i = 0; i < order.threads(); i++) {
            rates.add(CompletableFuture.supplyAsync(() -> threadRate(scorer), newThreads));
        }
        return rates.stream().mapToDouble(CompletableFuture::join).sum();
    }

    private double threadRate(TorchScorer scorer) {
        TorchThreads.setPerOperation(order.torchThreads());
        PixelBatch batch = images();
        passes(scorer, batch, order.millis() / WARM_UP_SHARE);
        return passes(scorer, batch, order.millis());
    }

    private PixelBatch images() {
        PixelBatch batch = PixelBatch.allocate(source.manifest().model().inputShape(), order.chunk());
        for (int i = 0; i < order.chunk(); i++) {
            batch.append(source.canaries().image(i % source.canaries().size()).value());
        }
        return batch;
    }

    private static double passes(TorchScorer scorer, PixelBatch batch, int millis) {
        long start = System.nanoTime();
        long end = start + millis * 1_000_000L;
        long images = 0;
        long now = start;
        while (now < end) {
            images += scorer.logits(batch).length / scorer.spec().classes();
            now = System.nanoTime();
        }
        return images * NANOS_PER_SECOND / (now - start);
    }
}
