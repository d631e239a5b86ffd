package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.model.fetch.Credentials;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that tracks until it is killed: address of the server and folder, then a line when it has tracked. */
final class KilledTracker {

    private KilledTracker() {}

    public static void main(String[] arguments) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        MlflowSettings settings = MlflowSettings.of(URI.create(arguments[0]), Credentials.none());
        MlflowTracking tracking = MlflowTracking.start(settings, Path.of(arguments[1]), clock);
        TrackedRun run = tracking.start(RunStart.now("killed", "killed", clock.instant(), Map.of(), Map.of()));
        for (int epoch = 1; epoch <= 5; epoch++) {
            run.metrics(epoch, Map.of("loss", 1.0 / epoch));
        }
        System.out.println("tracked");
        new CountDownLatch(1).await();
    }
}
