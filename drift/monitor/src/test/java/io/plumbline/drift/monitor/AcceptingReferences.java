package io.plumbline.drift.monitor;

import io.plumbline.drift.monitor.references.Classes;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One model, for which another reference was accepted: the same bin edges, other counts.
 *
 * @param from since when predictions are judged by it
 */
public record AcceptingReferences(SyntheticModel model, ReferenceProfile accepted, Instant from) implements References {

    /** How many images it was made of. */
    public static final int ACCEPTED_IMAGES = 4_000;

    /**
     * A reference of so many images is accepted.
     *
     * @param mean the mean of the first feature in what was accepted
     */
    public static AcceptingReferences of(SyntheticModel model, double mean, Instant from) {
        Binning binning = model.profile().binning();
        SplittableRandom random = new SplittableRandom(11);
        List<byte[]> rows = IntStream.range(0, ACCEPTED_IMAGES)
                .mapToObj(i -> binning.row(SyntheticModel.features(random, mean)))
                .toList();
        ReferenceProfile profile = new ReferenceProfile(
                binning,
                BinCounts.of(binning.featureCount(), rows),
                model.profile().calibrations());
        return new AcceptingReferences(model, profile.toldApartByCounts(), from);
    }

    @Override
    public Reference of(String modelId) {
        return model.reference();
    }

    @Override
    public Reference at(String modelId, Instant time) {
        return time.isBefore(from) ? model.reference() : acceptedOne();
    }

    @Override
    public Reference counted(String modelId, int binning) {
        return binning == accepted.binning().fingerprint() ? acceptedOne() : References.super.counted(modelId, binning);
    }

    private Reference acceptedOne() {
        return new Reference.Known(accepted, Classes.of(List.of()), Optional.empty(), from);
    }
}
