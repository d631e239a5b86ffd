package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.history.History;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who has to decide about a challenger, at the command line. */
class RejectedChallengerIT {

    private static final String CHALLENGER = "better-" + "b".repeat(64);

    private final Topics topics = new Topics("");

    @Test
    void shouldWithdrawAChallengerThatAwaitsApprovalWithAVerdictThatSaysWhy(@TempDir Path directory) throws Exception {
        // Given
        try (TypedStream stream = new TypedStream(directory)) {
            History history = new History(stream.connection());
            history.add(topics.models(), CHALLENGER, challenger());
            history.add(topics.retrainingVerdicts(), "asked", waiting());

            // When
            RunCommand rejected = stream.run("models", "reject", "--as", "tester", "--reason", "Wrong labels");

            // Then
            assertThat(rejected.exitCode()).as(rejected.err()).isZero();
            assertThat(rejected.out()).contains("is withdrawn");
            assertThat(stream.run("models", "list").out().lines().filter(line -> line.contains("better-")))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("withdrawn", "tester", "Wrong labels");
            assertThat(history.of(topics.retrainingVerdicts())).last().satisfies(verdict -> {
                assertThat(verdict.triggerId()).isEqualTo("asked");
                assertThat(verdict.outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(verdict.explanation()).startsWith("Rejected by tester (Wrong labels).");
            });
            assertThat(stream.run("models", "reject", "--reason", "Again").err())
                    .contains("No challenger awaits approval");
            assertThat(stream.run("models", "reject").exitCode()).isEqualTo(ExitCode.USAGE);
        }
    }

    private static ModelAnnouncement challenger() {
        return new ModelAnnouncement(
                CHALLENGER,
                ModelRole.CHALLENGER,
                URI.create("file:///nowhere.zip"),
                1,
                Instant.EPOCH,
                "plumbline retrain",
                "It is better");
    }

    private static RetrainingVerdict waiting() {
        return new RetrainingVerdict(
                "asked",
                "champion",
                Optional.of(CHALLENGER),
                Outcome.AWAITS_APPROVAL,
                "It is better. It awaits approval.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                Instant.EPOCH);
    }
}
