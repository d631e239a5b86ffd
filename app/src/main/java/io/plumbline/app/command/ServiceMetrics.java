package io.plumbline.app.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.plumbline.metrics.Health;
import io.plumbline.metrics.MetricsServer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where one service tells what it measures, if anywhere.
 *
 * @param server serves it
 * @param registry takes it; keeps nothing where nobody serves it
 * @param description for the person who started the service
 */
record ServiceMetrics(Optional<MetricsServer> server, MeterRegistry registry, String description)
        implements AutoCloseable {

    static ServiceMetrics of(MetricsServer server) {
        return new ServiceMetrics(
                Optional.of(server), server.registry(), "Metrics at %s/metrics.".formatted(server.address()));
    }

    /** @param why for the person who started the service */
    static ServiceMetrics none(String why) {
        return new ServiceMetrics(Optional.empty(), new CompositeMeterRegistry(), why);
    }

    /** Answers for a service from now on: why it is not ready, and why it has failed. */
    void answerFor(Supplier<Optional<String>> obstacle, Supplier<Optional<String>> failure) {
        server.ifPresent(each -> each.answerFor(new Health() {
            @Override
            public Optional<String> obstacle() {
                return obstacle.get();
            }

            @Override
            public Optional<String> failure() {
                return failure.get();
            }
        }));
    }

    @Override
    public void close() {
        server.ifPresent(MetricsServer::close);
        registry.close();
    }
}
