package io.plumbline.app.command;

import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.acceptance.Acceptance;
import io.plumbline.drift.monitor.acceptance.Acceptance.Signature;
import io.plumbline.drift.monitor.acceptance.TooFewPredictionsException;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.references.PackagedReferences;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.fetch.FetchSettings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes what arrives now the new reference. */
@Command(
        name = "accept",
        description = {
            "Make what has arrived since then the new reference of a model: 10,000 predictions at least.",
            "From ten seconds later on, the monitor judges that model by it."
        },
        footer = {"", "Example: ./plumbline drift accept --since 2026-11-24T08:00:00Z --as ana --reason 'New camera'"})
final class DriftAcceptCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private ModelOption model;

    @Mixin
    private FetchOptions fetching;

    @Mixin
    private SignatureOptions signature;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME|OFFSET",
            converter = SinceConverter.class,
            description = "Predictions of this time or later, or from this offset on in each partition.")
    private Since since;

    @Override
    public Integer call() {
        Signature by = new Signature(signature.by(), signature.why());
        FetchSettings packages = fetching.settings();
        Topics topics = kafka.topics();
        KafkaConnection connection = kafka.reachable(topics.models(), topics.predictions(), topics.driftReferences());
        try (StateDirectory directory = StateDirectory.of(null, "accept");
                PackagedReferences references =
                        new PackagedReferences(connection, topics, directory.path(), packages, clock)) {
            String modelId = model.modelId(connection, topics);
            ReferenceProfile before = ModelOption.profile(modelId, references.of(modelId));
            AcceptedReference accepted = new Acceptance(connection, topics, modelId, before, clock).of(since, by);
            new History(connection).add(topics.driftReferences(), accepted.referenceId(), accepted);
            System.out.printf(
                    "Accepted %s, made of %,d predictions; it is judged by from %s on.%n",
                    accepted.referenceId(), accepted.images(), accepted.from());
            return ExitCode.DONE;
        } catch (TooFewPredictionsException e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
