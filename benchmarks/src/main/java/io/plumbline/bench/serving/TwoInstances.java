package io.plumbline.bench.serving;

import io.plumbline.bench.cluster.GroupView;
import io.plumbline.bench.report.Median;
import io.plumbline.bench.serving.contender.ServeContender;
import io.plumbline.bench.serving.contender.Worker;
import io.plumbline.bench.serving.contender.Workload;
import io.plumbline.bench.serving.load.Commit;
import io.plumbline.bench.serving.load.CommitWatch;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.bench.serving.worker.Knobs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two instances, each with half of the cores, beside one with all of them, in images per second. In each round both
 * processes take their turn at being the one, since which of them has worked for longer makes a difference.
 *
 * @param one the median of its runs
 * @param two the sum of both, the median of its runs
 * @param ratio of two to one, the median of the rounds
 * @param ratios of each round, to the mean of its two runs of one
 * @param partitions that each of the two instances had
 */
record TwoInstances(double one, double two, double ratio, List<Double> ratios, List<Integer> partitions) {

    static TwoInstances measure(Arena arena, BenchPackage model, String prefix, ServingBenchSettings settings) {
        Knobs all = Knobs.asShipped();
        Knobs half = all.withThreads(Math.max(1, all.threads() / 2));
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();
        try (Worker second = arena.newServing()) {
            ServeContender older = ServeContender.with(arena.serving(), all);
            ServeContender newer = ServeContender.with(second, all);
            List<ServeContender> pair =
                    List.of(ServeContender.with(arena.serving(), half), ServeContender.with(second, half));
            arena.exercise(new Entry(Role.PLUMBLINE, "second", newer, model), prefix, settings, settings.jvmWarmUp());
            for (int round = 0; round < settings.rounds(); round++) {
                double ofOlder = run(arena, model, prefix, settings, List.of(older), new ArrayList<>());
                partitions.clear();
                double ofBoth = run(arena, model, prefix, settings, pair, partitions);
                double ofNewer = run(arena, model, prefix, settings, List.of(newer), new ArrayList<>());
                one.addAll(List.of(ofOlder, ofNewer));
                two.add(ofBoth);
                ratios.add(ofBoth / ((ofOlder + ofNewer) / 2));
            }
        }
        return new TwoInstances(
                Median.of(one), Median.of(two), Median.of(ratios), List.copyOf(ratios), List.copyOf(partitions));
    }

    private static double run(
            Arena arena,
            BenchPackage model,
            String prefix,
            ServingBenchSettings settings,
            List<ServeContender> instances,
            List<Integer> partitions) {
        Workload workload = arena.workload(prefix, model);
        String group = instances.get(0).group(workload);
        try (CommitWatch watch = new CommitWatch(
                        arena.connection(), group, workload.topics().images().name());
                GroupView view = GroupView.of(arena.connection(), workload.topics())) {
            Commit begin = watch.forgetGroup();
            instances.forEach(instance -> instance.start(workload));
            double rate = watch.measure(begin, settings.warmUp().multipliedBy(2), settings.time(), settings.images())
                    .perSecond();
            partitions.addAll(view.partitionsPerProcess());
            instances.forEach(ServeContender::stop);
            return rate;
        }
    }

    String shown() {
        return "one %,.0f/s, two %,.0f/s (ratio %.3f, %.3f to %.3f in %d rounds), partitions %s"
                .formatted(
                        one, two, ratio, Collections.min(ratios), Collections.max(ratios), ratios.size(), partitions);
    }
}
