package io.plumbline.trainer.retraining;

import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.trainer.ShapeChampion;
import io.plumbline.trainer.retraining.shadow.WorseRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Options for a retraining on {@link io.plumbline.trainer.ShapeImages} that takes a second. */
final class SmallRetraining {

    static final int LEAST_LABELLED = 300;
    static final int LEAST_REFERENCE = 200;

    private SmallRetraining() {}

    static RetrainingOptions options(Optional<Path> data, Path packages) {
        return options(data, packages, FetchSettings.withDefaults());
    }

    /** A promotion at once, and nothing after it. */
    static PromotionOptions promotion() {
        return new PromotionOptions(0, Duration.ofSeconds(60), false, Duration.ZERO, new WorseRule(0.01, 0.05), 3);
    }

    static RetrainingOptions options(Optional<Path> data, Path packages, FetchSettings fetching) {
        return new RetrainingOptions(
                data,
                packages,
                "abc123",
                new RecentOptions(LEAST_LABELLED, Duration.ofSeconds(20), 5_000, 0.3),
                new FineTuningOptions(800, 0.5, 5, 0.01, 32, 1, FineTuningOptions.Start.CHAMPION),
                GateOptions.defaults(),
                promotion(),
                new NewNormalOptions(
                        LEAST_REFERENCE,
                        1_000,
                        Duration.ofSeconds(10),
                        0.2,
                        ShapeChampion.CALIBRATION.resampledImages()),
                fetching);
    }
}
