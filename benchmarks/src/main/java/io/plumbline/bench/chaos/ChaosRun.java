package io.plumbline.bench.chaos;

import io.plumbline.bench.audit.Audit;
import io.plumbline.bench.audit.AuditResult;
import io.plumbline.bench.audit.NumberedImages;
import io.plumbline.bench.chaos.ChaosReport.RollingRestartFigures;
import io.plumbline.bench.chaos.audit.TransactionLog;
import io.plumbline.bench.chaos.feed.BandModel;
import io.plumbline.bench.chaos.feed.Feeder;
import io.plumbline.bench.chaos.plan.Blow;
import io.plumbline.bench.chaos.plan.Kill;
import io.plumbline.bench.chaos.plan.KillPlan;
import io.plumbline.bench.chaos.scene.Scene;
import io.plumbline.bench.chaos.scene.ServeSetup;
import io.plumbline.bench.chaos.sight.OutputWatch;
import io.plumbline.bench.cluster.GroupView;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.run.Patience;
import io.plumbline.bench.run.Progress;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images flow, processes are killed and started again, and in the end every answer is counted. */
final class ChaosRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    private final ChaosSettings settings;
    private final KillPlan plan;
    private final Progress progress;
    private final Topics topics = new Topics("");
    private final List<Duration> recoveries = new ArrayList<>();
    private final List<Duration> recoveriesWithBroker = new ArrayList<>();
    private int ended;

    ChaosRun(ChaosSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.plan = KillPlan.of(settings.kills(), settings.longestBlow(), settings.seed());
    }

    /**
     * Goes through with it.
     *
     * @param serve how the serving processes are set up
     * @throws IllegalStateException if answers do not go on in time, or something else leaves nothing to be counted
     */
    RunFigures play(ServeSetup serve) throws InterruptedException {
        try (Workbench workbench = Workbench.open("chaos");
                Scene scene = Scene.open(workbench, serve, settings.staticMembers(), settings.killBroker())) {
            announce(BandModel.train(workbench.directory().resolve("packages"), settings.seed()), scene);
            scene.startParts();
            return play(scene);
        }
    }

    private RunFigures play(Scene scene) throws InterruptedException {
        Pace pace = new Pace(settings.images(), plan.blows().size());
        try (OutputWatch watch = OutputWatch.start(scene.connection(), topics);
                Feeder feeder = Feeder.start(
                        scene.connection(),
                        topics.images().name(),
                        new NumberedImages(BandModel.images(settings.seed()), settings.seed()),
                        pace.next(0, 0))) {
            Patience.await(() -> watch.replies() > 0, PATIENCE, "There is no answer", scene::lastLines);
            for (int i = 0; i < plan.blows().size(); i++) {
                feeder.setPace(pace.next(feeder.sent(), i));
                strike(plan.blows().get(i), scene, feeder, watch);
            }
            Optional<RollingRestartFigures> restarts = new RollingRestarts(
                            scene, feeder, watch, topics, progress, settings.staticMembers())
                    .play(settings.rollingRestarts());
            finish(scene, feeder, watch);
            AuditResult audit = Audit.of(scene.connection(), topics);
            return new RunFigures(
                    plan,
                    audit,
                    TransactionLog.read(scene.brokerDirectory(), topics),
                    recoveries,
                    recoveriesWithBroker,
                    scene.endings(),
                    restarts);
        }
    }

    private void strike(Blow blow, Scene scene, Feeder feeder, OutputWatch watch) {
        Map<Integer, Long> sentBefore = Map.of();
        long lastKill = 0;
        for (Kill kill : blow.kills()) {
            Patience.pause(kill.after());
            scene.kill(kill.target());
            lastKill = System.nanoTime();
            sentBefore = feeder.lastOffsets();
            ended++;
            progress.say("end %d of %d: %s, %,d images sent"
                    .formatted(ended, plan.ends(), kill.target().label(), feeder.sent()));
            Patience.pause(kill.restartAfter());
            scene.restart(kill.target());
        }
        Map<Integer, Long> mustBePassed = sentBefore;
        Patience.await(
                () -> watch.hasAnswersBehind(mustBePassed),
                PATIENCE,
                "Answers do not go on on every partition",
                () -> evidence(scene, feeder, watch));
        Duration recovery = Duration.ofNanos(System.nanoTime() - lastKill);
        if (blow.holdsUpAnswers()) {
            (blow.hitsBroker() ? recoveriesWithBroker : recoveries).add(recovery);
        }
        progress.say("answers go on everywhere %.1f s after the last kill".formatted(Progress.seconds(recovery)));
    }

    /** Sends the rest, waits for the last answer, and has serving end in good order, so that nothing moves any more. */
    private void finish(Scene scene, Feeder feeder, OutputWatch watch) throws InterruptedException {
        feeder.finish(settings.images(), Pace.FASTEST);
        progress.say("all %,d images are sent".formatted(feeder.sent()));
        Map<Integer, Long> last = feeder.lastOffsets();
        last.replaceAll((partition, offset) -> offset - 1);
        Patience.await(
                () -> watch.hasAnswersBehind(last),
                PATIENCE,
                "The last images have no answer",
                () -> evidence(scene, feeder, watch));
        scene.stopServing(FAREWELL);
        try (GroupView view = GroupView.of(scene.connection(), topics)) {
            Patience.await(view::nothingIsOpen, PATIENCE, "A transaction stays open", scene::lastLines);
        }
        progress.say("the last answer is committed; counting");
    }

    private String evidence(Scene scene, Feeder feeder, OutputWatch watch) {
        try (GroupView group = GroupView.of(scene.connection(), topics)) {
            return "Sent up to %s%nAnswered up to %s%n%s%n%s"
                    .formatted(feeder.lastOffsets(), watch.answered(), group.describe(), scene.lastLines());
        }
    }

    private void announce(PackedModel model, Scene scene) {
        try (ModelPublisher publisher = new ModelPublisher(scene.connection(), topics.models())) {
            publisher.announce(ModelPublisher.announcement(
                    model, ModelRole.CHAMPION, Instant.now(), "bench chaos", "it tells bands apart"));
        }
    }
}
