package io.plumbline.trainer.retraining;

import io.plumbline.model.fetch.FetchSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How triggers are carried out.
 *
 * @param data the folder of the base data set; where none is named, it is looked for in the usual places
 * @param packages the directory where challengers are written, and champions fetched to
 * @param gitCommit of the code that trains, or {@code unknown}
 * @param recent which recent images are learnt from and judged by
 * @param fineTuning how the challenger learns
 * @param gate what it must show
 * @param promotion what it goes through before it is champion, and what follows
 * @param newNormal how its reference profile comes about
 * @param fetching how champions are fetched
 */
public record RetrainingOptions(
        Optional<Path> data,
        Path packages,
        String gitCommit,
        RecentOptions recent,
        FineTuningOptions fineTuning,
        GateOptions gate,
        PromotionOptions promotion,
        NewNormalOptions newNormal,
        FetchSettings fetching) {

    /** The defaults of every part. */
    public static RetrainingOptions defaults(Optional<Path> data, Path packages, String gitCommit) {
        return new RetrainingOptions(
                data,
                packages,
                gitCommit,
                RecentOptions.defaults(),
                FineTuningOptions.defaults(),
                GateOptions.defaults(),
                PromotionOptions.defaults(),
                NewNormalOptions.defaults(),
                FetchSettings.withDefaults());
    }

    /** The same with another way to learn. */
    public RetrainingOptions withFineTuning(FineTuningOptions other) {
        return new RetrainingOptions(data, packages, gitCommit, recent, other, gate, promotion, newNormal, fetching);
    }

    /** The same with another way to be promoted. */
    public RetrainingOptions withPromotion(PromotionOptions other) {
        return new RetrainingOptions(data, packages, gitCommit, recent, fineTuning, gate, other, newNormal, fetching);
    }

    /** What a manifest and a tracked run keep of them, besides the options of the training. */
    Map<String, String> settings() {
        return Map.of(
                "retraining.recentShare", Double.toString(fineTuning.recentShare()),
                "retraining.start", fineTuning.start().toString(),
                "retraining.trialImages", Integer.toString(promotion.trialImages()),
                "retraining.imagesPerEpoch", Integer.toString(fineTuning.imagesPerEpoch()),
                "retraining.judgingShare", Double.toString(recent.judgingShare()),
                "retraining.significance", Double.toString(gate.significance()),
                "retraining.baseTolerance", Double.toString(gate.baseTolerance()));
    }
}
