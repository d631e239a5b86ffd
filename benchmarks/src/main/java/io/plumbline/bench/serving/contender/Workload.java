package io.plumbline.bench.serving.contender;

import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.contract.topic.Topics;

/**
 * What is to be answered.
 *
 * @param bootstrapServers of the broker
 * @param prefix of the topics where the images stand
 * @param model announced as champion there
 */
public record Workload(String bootstrapServers, String prefix, BenchPackage model) {

    public Topics topics() {
        return new Topics(prefix);
    }
}
