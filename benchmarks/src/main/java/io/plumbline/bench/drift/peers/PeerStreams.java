package io.plumbline.bench.drift.peers;

import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.population.StudyModel;
import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.contract.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The streams that all detectors watch: one without a change, and several for each of some shifts. */
final class PeerStreams {

    /** Large and small changes of images, and of the mix. */
    static final List<StudyShift> SHIFTS =
            List.of(StudyShift.NOISE_10, StudyShift.FLIP_HALF, StudyShift.OCCLUSION, StudyShift.CLASS_MISSING);

    static final int QUIET_IMAGES = 500;

    private static final int HEALTHY_IMAGES = 100_000;
    private static final int SHIFTED_IMAGES = 2_000;
    private static final int RUNS = 10;

    private final StudyReference reference;
    private final List<float[]> healthy;
    private final Map<StudyShift, List<List<float[]>>> runs = new EnumMap<>(StudyShift.class);

    PeerStreams(StudyReference reference, Seed seed) {
        this.reference = reference;
        StudyModel model = reference.model();
        SplittableRandom random = seed.random();
        this.healthy = drawn(model.vectors(Mixture.HEALTHY), HEALTHY_IMAGES, random);
        for (StudyShift shift : SHIFTS) {
            List<List<float[]>> ofShift = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                List<float[]> images = drawn(model.vectors(Mixture.HEALTHY), QUIET_IMAGES, random);
                images.addAll(drawn(model.vectors(shift.mixture()), SHIFTED_IMAGES, random));
                ofShift.add(images);
            }
            runs.put(shift, ofShift);
        }
    }

    private static List<float[]> drawn(Arrivals<float[]> arrivals, int images, SplittableRandom random) {
        List<float[]> drawn = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            drawn.add(arrivals.next(random));
        }
        return drawn;
    }

    StudyReference reference() {
        return reference;
    }

    List<float[]> healthy() {
        return healthy;
    }

    /** Each run of each shift: healthy images, then shifted ones. */
    Map<StudyShift, List<List<float[]>>> runs() {
        return runs;
    }

    /** Writes everything into a folder: a plan, and files of little-endian 32-bit floats. */
    void writeTo(Path folder) throws IOException {
        write(folder.resolve("reference.f32"), List.of(List.of(reference.vectors())));
        write(folder.resolve("healthy.f32"), List.of(healthy));
        Map<String, String> files = new LinkedHashMap<>();
        for (StudyShift shift : SHIFTS) {
            String file = shift.title() + ".f32";
            write(folder.resolve(file), runs.get(shift));
            files.put(shift.title(), file);
        }
        int features = reference.model().features().size();
        Files.write(
                folder.resolve("plan.json"),
                Json.write(new Plan(features, RUNS, QUIET_IMAGES, "reference.f32", "healthy.f32", files)));
    }

    private static void write(Path file, List<List<float[]>> streams) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (List<float[]> stream : streams) {
                for (float[] vector : stream) {
                    ByteBuffer bytes =
                            ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asFloatBuffer().put(vector);
                    out.write(bytes.array());
                }
            }
        }
    }

    /** What the peers need to know. */
    private record Plan(
            int features, int runs, int quietImages, String reference, String healthy, Map<String, String> shifts) {}
}
