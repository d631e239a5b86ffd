package io.plumbline.bench.swaps;

import io.plumbline.bench.audit.AnswerReader;
import io.plumbline.bench.audit.Audit;
import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.audit.NumberedImages;
import io.plumbline.bench.cluster.ModelChanges;
import io.plumbline.bench.process.BrokerProcess;
import io.plumbline.bench.process.PlumblineCommand;
import io.plumbline.bench.process.PlumblineProcess;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.report.Spread;
import io.plumbline.bench.run.Patience;
import io.plumbline.bench.run.Progress;
import io.plumbline.bench.serving.load.Beat;
import io.plumbline.bench.swaps.SwapReport.Latency;
import io.plumbline.contract.models.ModelEvent.Kind;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.dataset.LabelledImages;
import java.time.Duration;
import java.util.List;

/** Images flow at a fixed rate; models are swapped; in the end every answer is counted. */
final class SwapRun {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * The heap is all taken from the start, so that whatever grows is outside of it, and too small to keep the models of
     * 200 swaps.
     */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseParallelGC", "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

    private final SwapSettings settings;
    private final LabelledImages pool;
    private final Progress progress;
    private final Topics topics = new Topics("");

    /**
     * A run that has yet to begin.
     *
     * @param pool what the networks learn from, and what is sent
     */
    SwapRun(SwapSettings settings, LabelledImages pool, Progress progress) {
        this.settings = settings;
        this.pool = pool;
        this.progress = progress;
    }

    /**
     * Goes through with it.
     *
     * @throws IllegalStateException if a swap or an answer does not come in time
     */
    SwapReport play() throws InterruptedException {
        try (Workbench workbench = Workbench.open("swaps")) {
            SwapPackages packages = SwapPackages.make(
                    pool, settings.seed(), workbench.directory().resolve("packages"));
            BrokerProcess broker = BrokerProcess.start(workbench, PARTITIONS);
            PlumblineProcess serve = workbench.start(serve(workbench, broker));
            try (ModelChanges changes = new ModelChanges(broker.connection(), topics, serve::lastLines)) {
                changes.announce(packages.sound().get(0), Kind.SWAPPED);
                progress.say("the first model serves");
                return play(broker, serve, new Swapping(packages, changes, settings, serve::residentMiB, progress));
            }
        }
    }

    private SwapReport play(BrokerProcess broker, PlumblineProcess serve, Swapping swapping)
            throws InterruptedException {
        NumberedImages images = new NumberedImages(pool, settings.seed());
        String[] answers = {topics.predictions().name(), topics.rejections().name()};
        Beat beat = new Beat(settings.imagesPerSecond());
        try (SteadyFeed feed =
                        SteadyFeed.start(broker.connection(), topics.images().name(), images, beat);
                AnswerTimes committed =
                        AnswerTimes.start(AnswerReader.committed(broker.connection(), answers), topics, beat);
                AnswerTimes uncommitted =
                        AnswerTimes.start(AnswerReader.uncommitted(broker.connection(), answers), topics, beat)) {
            Patience.pause(settings.warmUp());
            int steady = feed.sent();
            Patience.pause(settings.steady());
            int swaps = feed.sent();
            Swapping.Figures figures = swapping.play();
            int steadyAgain = feed.sent();
            Patience.pause(settings.steady());
            int all = feed.finish();
            progress.say("all %,d images are sent".formatted(all));
            for (AnswerTimes times : List.of(committed, uncommitted)) {
                Patience.await(() -> times.seen() >= all, PATIENCE, "Images have no answer", serve::lastLines);
            }
            stop(serve);
            return report(
                    figures,
                    Audit.of(broker.connection(), topics),
                    Latency.of(
                            committed.within(steady, swaps, steadyAgain, all), committed.between(swaps, steadyAgain)),
                    Latency.of(
                            uncommitted.within(steady, swaps, steadyAgain, all),
                            uncommitted.between(swaps, steadyAgain)));
        }
    }

    private static PlumblineCommand serve(Workbench workbench, BrokerProcess broker) {
        return new PlumblineCommand(
                "serve",
                JVM_OPTIONS,
                List.of(
                        "serve",
                        "--bootstrap-server",
                        broker.bootstrapServers(),
                        "--profile",
                        "latency",
                        "--state",
                        workbench.directory().resolve("serve").toString()));
    }

    /** So that nothing moves any more when the answers are counted. */
    private static void stop(PlumblineProcess serve) {
        serve.terminate();
        if (!serve.awaitEnd(PATIENCE)) {
            throw new IllegalStateException(
                    "Serving does not end within %s:%n%s".formatted(PATIENCE, serve.lastLines()));
        }
    }

    private SwapReport report(Swapping.Figures figures, AuditResult audit, Latency committed, Latency uncommitted) {
        return new SwapReport(
                settings.seed(),
                settings.imagesPerSecond(),
                figures.times().size(),
                figures.refused(),
                audit.images(),
                audit.predictions(),
                audit.rejections(),
                audit.lost(),
                audit.duplicated(),
                audit.outOfOrder(),
                audit.misattributed(),
                Spread.of(figures.times()),
                Spread.of(figures.rollbacks()),
                figures.residentMiB(),
                committed,
                uncommitted);
    }
}
