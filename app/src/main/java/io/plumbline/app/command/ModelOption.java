package io.plumbline.app.command;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import picocli.CommandLine.Option;

/** Which model is meant. */
final class ModelOption {

    @Option(names = "--model", paramLabel = "ID", description = "The id of a model (default: that of the champion).")
    private String modelId;

    String modelId(KafkaConnection connection, Topics topics) {
        return modelId == null ? champion(connection, topics) : modelId;
    }

    static String champion(KafkaConnection connection, Topics topics) {
        try (LedgerFollower follower = new LedgerFollower(connection, topics.models())) {
            return follower.readToEnd()
                    .champion()
                    .map(ModelAnnouncement::modelId)
                    .orElseThrow(() -> CommandFailed.because("There is no champion yet."));
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
