package io.plumbline.bench.serving;

import io.plumbline.bench.serving.contender.PythonContender;
import io.plumbline.bench.serving.contender.ServeContender;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.bench.serving.worker.ForwardOrder;
import io.plumbline.bench.serving.worker.Knobs;
import io.plumbline.contract.image.ContentType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One case: all contenders in turn, round after round, so that what slows the machine down slows down all of them. */
final class CaseRun {

    private static final List<Integer> PYTHON_BATCHES = List.of(512, 1024);

    private final Arena arena;
    private final ServingBenchSettings settings;
    private final NetworkCase networkCase;
    private final BenchPackage bare;
    private final BenchPackage served;
    private final Consumer<String> said;
    private final Map<Role, Samples> samples = new EnumMap<>(Role.class);

    /**
     * A case.
     *
     * @param bare the model without features
     * @param served the model as the case has it
     * @param said told each result as it comes
     */
    CaseRun(
            Arena arena,
            ServingBenchSettings settings,
            NetworkCase networkCase,
            BenchPackage bare,
            BenchPackage served,
            Consumer<String> said) {
        this.arena = arena;
        this.settings = settings;
        this.networkCase = networkCase;
        this.bare = bare;
        this.served = served;
        this.said = said;
    }

    /** The topics of its images. */
    static String prefix(NetworkCase networkCase) {
        return "bench-" + networkCase.encoding().name().toLowerCase(Locale.ROOT) + "-";
    }

    CaseFigures run() {
        List<List<Entry>> entries = entries();
        exercise(entries);
        if (settings.gridFirst()) {
            forwardGrid();
            entries.stream().filter(cells -> cells.size() > 1).forEach(cells -> cells.forEach(this::measure));
        }
        for (int round = 0; round < rounds(); round++) {
            if (settings.gridFirst()) {
                measureForward(samples.get(Role.FORWARD).best());
            } else {
                forwardGrid();
            }
            for (List<Entry> cells : entries) {
                measure(chosen(cells, round));
            }
        }
        return CaseFigures.of(samples);
    }

    /**
     * Lets all that shares a process work before anything counts; in a new one the first once more, because what was compiled for
     * it alone is compiled anew when others come.
     */
    private void exercise(List<List<Entry>> entries) {
        Stream<Entry> ours = entries.stream().map(cells -> cells.get(0)).filter(entry -> entry.role() != Role.PYTHON);
        Stream<Entry> again = arena.isExercised() ? Stream.empty() : entries.get(0).stream();
        Stream.concat(ours, again).forEach(entry -> arena.exercise(entry, prefix(networkCase), settings));
    }

    private int rounds() {
        return networkCase.encoding() == ContentType.RAW ? settings.rounds() : settings.pngRounds();
    }

    /** The best cell so far, or each in turn. */
    private Entry chosen(List<Entry> cells, int round) {
        if (!settings.gridFirst() || cells.size() == 1) {
            return cells.get(round % cells.size());
        }
        String best = samples.get(cells.get(0).role()).best();
        return cells.stream()
                .filter(cell -> cell.settings().equals(best))
                .findFirst()
                .orElseThrow();
    }

    private void measure(Entry entry) {
        record(entry.role(), entry.settings(), arena.run(entry, prefix(networkCase), settings));
    }

    private void record(Role role, String cell, double imagesPerSecond) {
        samples.computeIfAbsent(role, key -> new Samples()).add(cell, imagesPerSecond);
        said.accept("%-7s %-16s %,10.0f/s  %s".formatted(networkCase.title(), role.title(), imagesPerSecond, cell));
    }

    private List<List<Entry>> entries() {
        List<List<Entry>> entries = new ArrayList<>();
        entries.add(
                List.of(new Entry(Role.PLUMBLINE, "as shipped", ServeContender.asShipped(arena.serving()), served)));
        entries.add(settings.passThroughGrid().stream()
                .map(knobs -> new Entry(
                        Role.PASS_THROUGH,
                        knobs.toString(),
                        ServeContender.passThrough(arena.serving(), knobs),
                        served))
                .toList());
        arena.python()
                .ifPresent(process -> entries.add(PYTHON_BATCHES.stream()
                        .map(batch -> new Entry(
                                Role.PYTHON, "batches of " + batch, new PythonContender(process, batch, cores()), bare))
                        .toList()));
        if (networkCase.hasFeatures()) {
            entries.add(List.of(
                    new Entry(Role.WITHOUT_FEATURES, "as shipped", ServeContender.asShipped(arena.serving()), bare)));
        }
        Knobs single = Knobs.asShipped().withChunk(1);
        entries.add(List.of(
                new Entry(Role.PER_RECORD, single.toString(), ServeContender.with(arena.serving(), single), served)));
        return entries;
    }

    private void forwardGrid() {
        for (ForwardOrder order : forwardOrders()) {
            record(Role.FORWARD, order.settings(), arena.forward().forward(order));
        }
    }

    private void measureForward(String cell) {
        forwardOrders().stream()
                .filter(order -> order.settings().equals(cell))
                .forEach(order -> record(Role.FORWARD, cell, arena.forward().forward(order)));
    }

    private List<ForwardOrder> forwardOrders() {
        List<ForwardOrder> orders = new ArrayList<>();
        for (int chunk : settings.forwardChunks()) {
            orders.add(forwardOrder(cores(), 1, chunk));
        }
        int largest = settings.forwardChunks().get(settings.forwardChunks().size() - 1);
        orders.add(forwardOrder(1, cores(), largest));
        return orders;
    }

    private ForwardOrder forwardOrder(int threads, int torchThreads, int chunk) {
        return new ForwardOrder(
                bare.packed().file().toString(), threads, torchThreads, chunk, settings.forwardMillis());
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
