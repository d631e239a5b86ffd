package io.plumbline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.plumbline.broker.peers.PeerProgram;
import java.nio.file.Path;
import java.util.Optional;

/** Programs of others that check what is deployed. */
final class Peers {

    private static final PeerProgram PEERS = new PeerProgram(System.getenv());

    private Peers() {}

    /** Without it, a test is skipped, or fails where nothing may be skipped. */
    static String find(String peer, String program) {
        Optional<Path> found = PEERS.find(peer, program);
        if (found.isEmpty()) {
            String missing = PEERS.missing(peer, program);
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        return found.orElseThrow().toString();
    }

    /** The program, if it is there. */
    static Optional<String> findAny(String peer, String program) {
        return PEERS.find(peer, program).map(Path::toString);
    }
}
