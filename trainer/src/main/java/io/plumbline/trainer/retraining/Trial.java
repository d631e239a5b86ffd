package io.plumbline.trainer.retraining;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.retraining.shadow.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/**
 * Lets a challenger score the stream in shadow until it has scored as many images as asked for, and looks at how it does there.
 * When it begins is written on {@code retraining-events}, so that who takes over from a killed process goes on with the same trial.
 */
record Trial(
        KafkaConnection connection,
        Topics topics,
        PromotionOptions options,
        RetrainingListener listener,
        InstantSource clock,
        BooleanSupplier stopped) {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * How it ended.
     *
     * @param passed whether the challenger may be promoted
     * @param explanation in a sentence
     * @param compared both on the images that had a label by then
     */
    record Result(boolean passed, String explanation, Optional<Comparison> compared) {}

    /**
     * Waits until it is over, or somebody has changed the champion or the shadow.
     *
     * @param begun says who is tried, and since when
     * @throws KafkaException if the cluster cannot be read
     * @throws CancellationException if it was stopped; the trial goes on
     */
    Result run(RetrainingEvent begun, LedgerFollower ledger) {
        String challenger = begun.challengerId().orElseThrow();
        Instant deadline = begun.at().plus(options.trialPatience());
        try (SideBySide both = new SideBySide(connection, topics, begun.championId(), challenger, begun.at())) {
            long told = -1;
            while (true) {
                both.readOn(POLL, stopped);
                Retraining.requireRunning(stopped);
                if (both.both() != told) {
                    told = both.both();
                    listener.tried(told, options.trialImages());
                }
                Optional<String> obstacle = obstacle(begun.championId(), challenger, ledger.poll(Duration.ZERO));
                if (obstacle.isPresent()) {
                    return new Result(false, obstacle.get(), both.labelled());
                }
                if (told >= options.trialImages()) {
                    return judge(told, both.labelled());
                }
                if (!clock.instant().isBefore(deadline)) {
                    return new Result(false, tooFew(told), both.labelled());
                }
            }
        }
    }

    private static Optional<String> obstacle(String champion, String challenger, ModelLedger ledger) {
        if (!ledger.champion().map(ModelAnnouncement::modelId).equals(Optional.of(champion))) {
            return Optional.of("Its trial in shadow ended with the champion's time.");
        }
        if (ledger.shadow().map(ModelAnnouncement::modelId).equals(Optional.of(challenger))) {
            return Optional.empty();
        }
        return Optional.of("In shadow it was replaced before its trial was over: %s"
                .formatted(ledger.find(challenger)
                        .filter(found -> found.role() != ModelRole.SHADOW)
                        .map(found -> "it is %s now, by %s (%s).".formatted(found.role(), found.by(), found.why()))
                        .orElse("another model has its place.")));
    }

    private String tooFew(long seen) {
        return "In shadow it scored %d images of %d within %d s."
                .formatted(seen, options.trialImages(), options.trialPatience().toSeconds());
    }

    private Result judge(long seen, Optional<Comparison> compared) {
        boolean worse = compared.filter(options.inStream()::shadowIsWorse).isPresent();
        String labelled = compared.map(both -> String.format(
                        Locale.ROOT,
                        "on %d with a label it came to %.3f, the champion to %.3f",
                        both.images(),
                        both.challengerAccuracy(),
                        both.championAccuracy()))
                .orElse("none of which has a label yet");
        return new Result(!worse, "In shadow it scored %d images; %s.".formatted(seen, labelled), compared);
    }
}
