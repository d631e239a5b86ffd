package io.plumbline.app.command;

import io.plumbline.app.models.ModelBook;
import io.plumbline.app.models.NoSuchModelException;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import picocli.CommandLine.Option;

/** Which model is meant. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model's id, or how it begins (default: that of the champion).")
    private String named;

    String modelId(KafkaConnection connection, Topics topics) {
        ModelLedger ledger = ledger(connection, topics);
        return named == null ? champion(ledger) : announced(ledger, named);
    }

    static String champion(KafkaConnection connection, Topics topics) {
        return champion(ledger(connection, topics));
    }

    private static String champion(ModelLedger ledger) {
        return ledger.champion()
                .map(ModelAnnouncement::modelId)
                .orElseThrow(
                        () -> CommandFailed.because(
                                "There is no champion yet. Make one with './plumbline train --packages DIR --announce champion', or './plumbline models promote FILE'."));
    }

    private static String announced(ModelLedger ledger, String beginning) {
        try {
            return ModelBook.find(ledger, beginning)
                    .map(ModelAnnouncement::modelId)
                    .orElseThrow(() -> CommandFailed.usage("No model begins with '%s'; there are %s."
                            .formatted(
                                    beginning,
                                    ledger.announcements().stream()
                                            .map(ModelAnnouncement::modelId)
                                            .toList())));
        } catch (NoSuchModelException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private static ModelLedger ledger(KafkaConnection connection, Topics topics) {
        try (LedgerFollower follower = new LedgerFollower(connection, topics.models())) {
            return follower.readToEnd();
        }
    }

    /** The profile that was found, or else what it takes is missing. */
    static ReferenceProfile profile(String modelId, Reference reference) {
        if (reference instanceof Reference.Unavailable unavailable) {
            throw CommandFailed.because(
                    "The reference of %s cannot be had: %s.".formatted(modelId, unavailable.detail()));
        }
        return ((Reference.Known) reference).profile();
    }
}
