package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.acceptance.Acceptance;
import io.plumbline.drift.monitor.acceptance.Acceptance.Signature;
import io.plumbline.drift.monitor.acceptance.TooFewPredictionsException;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.references.AcceptedReferences;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AcceptanceIT {

    private static final Topics TOPICS = new Topics("accept.");
    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final SyntheticModel QUIET = SyntheticModel.SUCCESSOR;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Signature SIGNATURE = new Signature("ana", "The new camera stays");
    private static final int PARTITIONS = 4;

    private static final PredictionRecords RECORDS = new PredictionRecords(TOPICS, 7);
    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    private static TestCluster cluster;

    @BeforeAll
    static void sendBrighterImages() throws Exception {
        cluster = new TestCluster(TOPICS);
        for (int number = 0; number < 12_000; number++) {
            send(MODEL, number);
        }
        cluster.flush();
    }

    private static void send(SyntheticModel model, int number) {
        RecordHeaders headers = new RecordHeaders();
        FeatureHeader.write(headers, FloatVector.of(SyntheticModel.features(RANDOM, 1)));
        cluster.send(new ProducerRecord<>(
                TOPICS.predictions().name(),
                number % PARTITIONS,
                System.currentTimeMillis(),
                null,
                RECORDS.value(model.id(), number % PARTITIONS, number / PARTITIONS),
                headers));
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    @Test
    void shouldRefuseTooFewPredictionsWithTheirNumberBeforeItLooksAtTheClock() {
        assertThatExceptionOfType(TooFewPredictionsException.class)
                .isThrownBy(() -> acceptance(AcceptanceIT::tooEarly).of(Since.parse("2000"), SIGNATURE))
                .withMessageStartingWith("Since offset 2000, 4,000 predictions of cnn-");
    }

    @Test
    void shouldTakeTenThousandPredictionsAndNotOneFewer() throws Exception {
        // Given
        SyntheticModel model = SyntheticModel.MISFIT;
        for (int number = 0; number < 9_999; number++) {
            send(model, number);
        }
        cluster.flush();
        Acceptance acceptance = new Acceptance(cluster.connection(), TOPICS, model.id(), model.profile(), () -> NOW);
        assertThatExceptionOfType(TooFewPredictionsException.class)
                .isThrownBy(() -> acceptance.of(Since.parse("0"), SIGNATURE))
                .withMessageContaining("9,999 predictions of cnn-");

        // When
        send(model, 9_999);
        cluster.flush();
        AcceptedReference accepted = acceptance.of(Since.parse("0"), SIGNATURE);

        // Then
        assertThat(accepted.images()).isEqualTo(10_000);
    }

    @Test
    void shouldTellReferencesWithTheSameEdgesApart() throws Exception {
        // Given
        AcceptingReferences one = AcceptingReferences.of(QUIET, 2, NOW);
        AcceptingReferences other = AcceptingReferences.of(QUIET, 3, NOW.plusSeconds(60));
        publish(accepted("one", one.accepted(), one.from()));
        publish(accepted("other", other.accepted(), other.from()));

        // When
        try (AcceptedReferences references = new AcceptedReferences(
                id -> QUIET.reference(), cluster.connection(), TOPICS.driftReferences(), () -> NOW)) {
            Reference.Known first = (Reference.Known) references.at(QUIET.id(), one.from());
            Reference.Known second = (Reference.Known) references.at(QUIET.id(), other.from());

            // Then
            assertThat(first.profile()).isEqualTo(one.accepted());
            assertThat(second.profile()).isEqualTo(other.accepted());
            assertThat(references.counted(QUIET.id(), first.profile().binning().fingerprint()))
                    .isEqualTo(first);
            assertThat(references.counted(QUIET.id(), second.profile().binning().fingerprint()))
                    .isEqualTo(second);
        }
    }

    @Test
    void shouldJudgeByWhatWasAcceptedFromThenOn() throws Exception {
        // Given
        AcceptedReference accepted = acceptance(() -> NOW).of(Since.parse("0"), SIGNATURE);
        publish(accepted);

        // When
        try (AcceptedReferences references = new AcceptedReferences(
                id -> MODEL.reference(), cluster.connection(), TOPICS.driftReferences(), () -> NOW)) {
            Reference before = references.at(MODEL.id(), accepted.from().minusMillis(1));
            Reference after = references.at(MODEL.id(), accepted.from());

            // Then
            assertThat(before).isEqualTo(MODEL.reference());
            assertThat(after).isInstanceOfSatisfying(Reference.Known.class, known -> {
                assertThat(known.profile().images()).isEqualTo(9_000);
                assertThat(known.from()).isEqualTo(NOW.plusSeconds(10));
                assertThat(references.counted(
                                MODEL.id(), known.profile().binning().fingerprint()))
                        .isEqualTo(known);
            });
            assertThat(references.at("another", accepted.from())).isEqualTo(MODEL.reference());
        }
        assertThat(accepted.images()).isEqualTo(12_000);
        assertThat(accepted.by()).isEqualTo("ana");
        assertThat(accepted.sources())
                .hasSize(PARTITIONS)
                .allMatch(range -> range.first() == 0 && range.last() == 2_999);
    }

    @Test
    void shouldHearOfWhatWasAcceptedInAQuietTimeBeforeItJudges() throws Exception {
        // Given
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        AcceptedReference accepted =
                accepted("quiet", MODEL.profile(), NOW.plusSeconds(3_600).plus(AcceptedReferences.NOTICE));
        try (AcceptedReferences references = new AcceptedReferences(
                id -> QUIET.reference(), cluster.connection(), TOPICS.driftReferences(), now::get)) {
            publish(accepted);
            now.set(accepted.from());

            // When
            Reference reference = references.at(QUIET.id(), accepted.from());

            // Then
            assertThat(reference).isInstanceOfSatisfying(Reference.Known.class, known -> assertThat(known.from())
                    .isEqualTo(accepted.from()));
        }
    }

    private static Acceptance acceptance(InstantSource clock) {
        return new Acceptance(cluster.connection(), TOPICS, MODEL.id(), MODEL.profile(), clock);
    }

    private static AcceptedReference accepted(String id, ReferenceProfile profile, Instant from) {
        return new AcceptedReference(
                id,
                QUIET.id(),
                Base64.getEncoder().encodeToString(profile.toBytes()),
                1,
                List.of(),
                from,
                "ana",
                "The new camera stays",
                NOW);
    }

    private static Instant tooEarly() {
        throw new AssertionError("The notice begins when the reference is made");
    }

    private static void publish(AcceptedReference accepted) throws Exception {
        cluster.send(new ProducerRecord<>(
                TOPICS.driftReferences().name(),
                TOPICS.driftReferences().key().serializer().serialize("", accepted.referenceId()),
                TOPICS.driftReferences().value().serializer().serialize("", accepted)));
        cluster.flush();
    }
}
