package io.plumbline.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, if it has one. */
public final class ContainerEngine {

    private static final String MISSING =
            "No container engine answers: ./plumbline test starts one as root on Debian; elsewhere start Docker first";

    private ContainerEngine() {}

    /** Without an engine, a test is skipped, or fails where nothing may be skipped. */
    public static void require() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            assertThat(System.getenv("CI")).as(MISSING).isNotEqualTo("true");
            abort(MISSING);
        }
    }
}
