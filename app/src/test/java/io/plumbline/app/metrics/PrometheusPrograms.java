package io.plumbline.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.plumbline.broker.peers.PeerProgram;
import java.nio.file.Path;
import java.util.Optional;

/** Where Prometheus' programs are. */
final class PrometheusPrograms {

    private static final String PEER = "prometheus";

    private PrometheusPrograms() {}

    /** Without it, a test is skipped, or fails where nothing may be skipped. */
    static String find(String program) {
        PeerProgram peers = new PeerProgram(System.getenv());
        Optional<Path> found = peers.find(PEER, program);
        if (found.isEmpty()) {
            String missing = peers.missing(PEER, program);
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        return found.orElseThrow().toString();
    }
}
