package io.plumbline.trainer.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.Credentials;
import io.plumbline.trainer.tracking.mlflow.MlflowSettings;
import io.plumbline.trainer.tracking.mlflow.MlflowTracking;
import io.plumbline.trainer.training.EpochResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Retraining in a JVM of its own, which says how far it is, so that a test can kill it there. */
final class RetrainProcess {

    private RetrainProcess() {}

    /** What a process is to do, and what its successor is to go on with. */
    record Work(
            String bootstrapServers, String prefix, Path data, Path packages, Path runs, URI mlflow, int trialImages) {

        /** The same with so many images in shadow before a promotion. */
        Work withTrial(int images) {
            return new Work(bootstrapServers, prefix, data, packages, runs, mlflow, images);
        }

        static Work of(String... arguments) {
            return new Work(
                    arguments[0],
                    arguments[1],
                    Path.of(arguments[2]),
                    Path.of(arguments[3]),
                    Path.of(arguments[4]),
                    URI.create(arguments[5]),
                    Integer.parseInt(arguments[6]));
        }

        private List<String> arguments() {
            return List.of(
                    bootstrapServers,
                    prefix,
                    data.toString(),
                    packages.toString(),
                    runs.toString(),
                    mlflow.toString(),
                    Integer.toString(trialImages));
        }

        /** Tracks on a server that may not be there, and waits a moment for it at most. */
        MlflowTracking tracking() {
            return MlflowTracking.start(
                    new MlflowSettings(
                            mlflow,
                            Credentials.none(),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(100)),
                    runs,
                    Clock.systemUTC());
        }

        RetrainingService service(MlflowTracking tracking, RetrainingListener first) {
            RetrainingOptions options = SmallRetraining.options(Optional.of(data), packages)
                    .withPromotion(new PromotionOptions(
                            trialImages,
                            Duration.ofSeconds(60),
                            false,
                            Duration.ZERO,
                            SmallRetraining.promotion().inStream(),
                            3));
            return new RetrainingService(
                    new KafkaConnection(
                            bootstrapServers, Map.of("session.timeout.ms", "3000", "heartbeat.interval.ms", "500")),
                    new Topics(prefix),
                    options,
                    new RetrainingListeners(
                            List.of(first, new TrackedRetraining(tracking, "loop", options, Clock.systemUTC()))),
                    Clock.systemUTC());
        }
    }

    /** Retrains until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        Work work = Work.of(arguments);
        try (MlflowTracking tracking = work.tracking();
                RetrainingService service = work.service(tracking, new Steps(Step.valueOf(arguments[7])))) {
            service.start();
            service.awaitStop();
        }
    }

    /** @param stop where it waits to be killed */
    static Process start(Work work, Step stop) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RetrainProcess.class.getName()));
        command.addAll(work.arguments());
        command.add(stop.name());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns when the process has said that it is there. */
    static void awaitStep(Process process, Step step) throws IOException {
        BufferedReader said = process.inputReader(UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(step.name())) {
                return;
            }
        }
        throw new IOException("The process ended before it came to " + step);
    }

    /** What a process says in their order. */
    enum Step {
        TRIGGERED,
        LABELS,
        EPOCH,
        MEASURED,
        REFERENCE,
        TRIED,
        DECIDING,
        JUDGED,
        /** Never said. */
        NOWHERE
    }

    private record Steps(Step stop) implements RetrainingListener {

        @Override
        public void triggered(RetrainingTrigger trigger) {
            say(Step.TRIGGERED);
        }

        @Override
        public void labelsGathered(int labelled, int wanted) {
            say(Step.LABELS);
        }

        @Override
        public void epochDone(EpochResult result) {
            say(Step.EPOCH);
        }

        @Override
        public void measured(Comparison recent, Comparison base) {
            say(Step.MEASURED);
        }

        @Override
        public void referenceGathered(int images, int wanted) {
            say(Step.REFERENCE);
        }

        @Override
        public void tried(long images, int wanted) {
            say(Step.TRIED);
        }

        @Override
        public void deciding(RetrainingVerdict verdict) {
            say(Step.DECIDING);
        }

        @Override
        public void judged(RetrainingVerdict verdict) {
            say(Step.JUDGED);
        }

        private void say(Step step) {
            System.out.println(step);
            if (step == stop) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("It was to be killed, not interrupted", e);
                }
            }
        }
    }
}
