package io.plumbline.bench.serving.worker;

import java.util.Optional;

/**
 * To serve until told to stop.
 *
 * @param prefix of the topics
 * @param constantScores whether to answer with scores that were computed beforehand, at no cost
 * @param latencyProfile whether settings are those for latency, rather than for throughput
 * @param knobs what differs from the profile
 */
public record ServeOrder(
        String bootstrapServers,
        String prefix,
        boolean constantScores,
        boolean latencyProfile,
        Optional<Knobs> knobs) {}
