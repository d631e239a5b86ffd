package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.FreePorts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.RecordedEvents;
import io.plumbline.stream.fixture.SameThread;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ModelWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServingCounters counters = new ServingCounters();
    private final Succession succession = new Succession(
            (announcement, served) -> {
                throw new PackageRefused(PackageRefused.Reason.UNAVAILABLE, "a test has none");
            },
            new Champion(),
            new RecordedEvents(),
            counters,
            new SameThread(),
            InstantSource.system());
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger troubles = new AtomicInteger();

    @Test
    void shouldTellOnceThatKafkaRefuses() {
        // Given
        try (ModelWatch watch = watch(() -> {
            throw new TopicAuthorizationException("Not authorized to access topics: [models]");
        })) {

            // When
            watch.start();
            await().atMost(PATIENCE).until(() -> opened.get() >= 2);

            // Then
            assertThat(watch.trouble()).hasValueSatisfying(trouble -> {
                assertThat(trouble.isRefusal()).isTrue();
                assertThat(trouble.detail()).contains("Not authorized to access topics: [models]");
            });
            assertThat(troubles).hasValue(1);
        }
    }

    @Test
    void shouldEndAFollowerThatWaitsForABrokerWhenClosed() {
        // Given
        KafkaConnection nobody = KafkaConnection.to("127.0.0.1:" + FreePorts.find(1)[0]);
        ModelWatch watch = watch(() -> new LedgerFollower(nobody, new Topics("t.").models()));
        watch.start();
        await().atMost(PATIENCE).until(() -> opened.get() == 1);

        // When
        watch.close();

        // Then
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("plumbline-model-watch");
        assertThat(watch.trouble()).isEmpty();
    }

    private ModelWatch watch(Supplier<LedgerFollower> followers) {
        return new ModelWatch(
                () -> {
                    opened.incrementAndGet();
                    return followers.get();
                },
                succession::follow,
                counters,
                () -> {},
                troubles::incrementAndGet);
    }
}
