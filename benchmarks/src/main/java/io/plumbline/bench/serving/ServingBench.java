package io.plumbline.bench.serving;

import io.plumbline.bench.serving.ServingReport.CnnLatency;
import io.plumbline.bench.serving.load.ImageSupply;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.bench.serving.packages.PackageMaker;
import io.plumbline.bench.serving.worker.Knobs;
import io.plumbline.contract.image.ContentType;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.Weights;
import io.plumbline.stream.serving.Profile;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures everything in one run: throughput of Plumbline beside its ceiling, beside one forward pass per record and beside a
 * Python loop, for two networks and two encodings; then latency, and what the process holds.
 *
 * <p>The ceiling of a case is 1/(1/F + 1/P): forward passes alone take 1/F for an image, all the rest alone takes 1/P.
 */
final class ServingBench {

    private static final double LATENCY_IMAGES_PER_SECOND = 5_000;

    private final Arena arena;
    private final ServingBenchSettings settings;
    private final LabelledImages pool;
    private final Consumer<String> said;
    private final Map<Architecture, Weights> weights = new HashMap<>();
    private final Map<String, BenchPackage> packages = new HashMap<>();
    private final Map<ContentType, ImageSupply> supplies = new EnumMap<>(ContentType.class);
    private int latencyTopics;

    /**
     * A benchmark, to be run once.
     *
     * @param pool of images to train on and to send
     * @param said told each result as it comes
     */
    ServingBench(Arena arena, ServingBenchSettings settings, LabelledImages pool, Consumer<String> said) {
        this.arena = arena;
        this.settings = settings;
        this.pool = pool;
        this.said = said;
    }

    /** Runs what was asked for. */
    ServingReport run(PackageMaker maker, ServingReport.Settings circumstances, Set<NetworkCase> asked) {
        asked.forEach(each -> prepare(maker, each));
        Map<NetworkCase, CaseFigures> figures = new EnumMap<>(NetworkCase.class);
        for (NetworkCase each : asked) {
            stage(each);
            figures.put(each, new CaseRun(arena, settings, each, bare(each), served(each), said).run());
        }
        Map<NetworkCase, Double> rates = latencyRates(figures);
        Map<String, Map<String, List<LatencyFigures>>> latencies = new LinkedHashMap<>();
        rates.forEach((networkCase, rate) -> latencies.put(networkCase.title(), latencies(networkCase, rate)));
        return new ServingReport(
                circumstances,
                Optional.ofNullable(figures.get(NetworkCase.MLP)),
                Optional.ofNullable(figures.get(NetworkCase.CNN)),
                Optional.ofNullable(figures.get(NetworkCase.MLP_PNG)),
                Optional.ofNullable(figures.get(NetworkCase.CNN_PNG)),
                asShipped(latencies, NetworkCase.MLP),
                asShipped(latencies, NetworkCase.CNN)
                        .map(shipped -> new CnnLatency(rates.get(NetworkCase.CNN), shipped)),
                latencies,
                arena.residentMiB(),
                asked.contains(NetworkCase.MLP) ? twoInstances() : Optional.empty(),
                asked.contains(NetworkCase.MLP) ? growth() : Optional.empty());
    }

    /** At how many images a second latency is measured. */
    private static Map<NetworkCase, Double> latencyRates(Map<NetworkCase, CaseFigures> figures) {
        Map<NetworkCase, Double> rates = new EnumMap<>(NetworkCase.class);
        if (figures.containsKey(NetworkCase.MLP)) {
            rates.put(NetworkCase.MLP, LATENCY_IMAGES_PER_SECOND);
        }
        if (figures.containsKey(NetworkCase.CNN)) {
            rates.put(NetworkCase.CNN, figures.get(NetworkCase.CNN).plumbline() / 2);
        }
        return rates;
    }

    /** All settings in turn, round after round. */
    private Map<String, List<LatencyFigures>> latencies(NetworkCase networkCase, double imagesPerSecond) {
        Map<String, List<LatencyFigures>> runs = new LinkedHashMap<>();
        for (int round = 0; round < settings.latencyRounds(); round++) {
            for (Knobs knobs : settings.latencyGrid()) {
                runs.computeIfAbsent(knobs.toString(), key -> new ArrayList<>())
                        .add(latency(networkCase, imagesPerSecond, knobs));
            }
        }
        return runs;
    }

    /** Medians of the runs with the settings that are shipped, if there are any. */
    private static Optional<LatencyFigures> asShipped(
            Map<String, Map<String, List<LatencyFigures>>> latencies, NetworkCase networkCase) {
        return Optional.ofNullable(latencies.get(networkCase.title()))
                .map(runs -> LatencyFigures.medians(
                        runs.get(Knobs.of(Profile.LATENCY).toString())));
    }

    private LatencyFigures latency(NetworkCase networkCase, double imagesPerSecond, Knobs knobs) {
        String prefix = "bench-latency-%d-".formatted(++latencyTopics);
        LatencyFigures figures = new LatencyRun(arena, supplies.get(networkCase.encoding()), settings.latencyTime())
                .run(prefix, served(networkCase), imagesPerSecond, knobs);
        said.accept("%-7s latency at %,.0f/s: %s  %s"
                .formatted(networkCase.title(), imagesPerSecond, figures.shown(), knobs));
        return figures;
    }

    private Optional<TwoInstances> twoInstances() {
        if (!settings.twoInstances()) {
            return Optional.empty();
        }
        TwoInstances figures =
                TwoInstances.measure(arena, bare(NetworkCase.MLP), CaseRun.prefix(NetworkCase.MLP), settings);
        said.accept("Two instances: " + figures.shown());
        return Optional.of(figures);
    }

    private Optional<Growth> growth() {
        if (settings.growthImages() == 0) {
            return Optional.empty();
        }
        Growth figures =
                Growth.measure(arena, bare(NetworkCase.MLP), supplies.get(ContentType.RAW), settings.growthImages());
        said.accept("Growth: " + figures.shown());
        return Optional.of(figures);
    }

    private void prepare(PackageMaker maker, NetworkCase networkCase) {
        Architecture architecture = networkCase.architecture();
        ModelSpec bare = maker.withoutFeatures(architecture);
        Weights trained = weights.computeIfAbsent(architecture, key -> maker.train(bare));
        packages.computeIfAbsent(name(architecture, false), name -> maker.pack(name, bare, trained));
        packages.computeIfAbsent(
                name(architecture, true), name -> maker.pack(name, maker.withFeatures(architecture), trained));
    }

    /** Cases with the same encoding share their topics. */
    private void stage(NetworkCase networkCase) {
        supplies.computeIfAbsent(networkCase.encoding(), encoding -> {
            ImageSupply supply = ImageSupply.of(pool, encoding);
            arena.newStage(CaseRun.prefix(networkCase)).fill(supply, settings.images());
            return supply;
        });
    }

    private BenchPackage bare(NetworkCase networkCase) {
        return packages.get(name(networkCase.architecture(), false));
    }

    private BenchPackage served(NetworkCase networkCase) {
        return packages.get(name(networkCase.architecture(), networkCase.hasFeatures()));
    }

    private static String name(Architecture architecture, boolean features) {
        return architecture.name() + (features ? "" : "-bare");
    }
}
