package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.serial.Autocorrelation;
import io.plumbline.drift.statistics.serial.PairsByPartition;
import io.plumbline.drift.statistics.serial.SerialLook;
import io.plumbline.drift.statistics.serial.SerialSettings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Watches whether the images of one model come independently of each other, for the promised run lengths rest on that. */
final class OrderWatch {

    private final String modelId;
    private final List<FeatureSpec> features;
    private final JudgeStores stores;
    private final io.plumbline.drift.statistics.serial.SerialDependence dependence;
    private PairsByPartition gathered;

    OrderWatch(String modelId, List<FeatureSpec> features, JudgeStores stores) {
        this.modelId = modelId;
        this.features = features;
        this.stores = stores;
        this.dependence =
                new io.plumbline.drift.statistics.serial.SerialDependence(features.size(), SerialSettings.defaults());
        this.gathered = stores.serialPairs(modelId)
                .filter(pairs -> pairs.features() == features.size())
                .orElseGet(dependence::none);
    }

    /** Begins afresh, as with another reference, whose ranks are others. */
    void forget() {
        gathered = dependence.none();
        stores.putSerialPairs(modelId, gathered);
    }

    /**
     * What a look found.
     *
     * @param lagOne the correlation of neighbours in each feature, in the model's order
     */
    record Told(SerialDependence dependence, List<Double> lagOne) {}

    /** Gathers one round, and tells what a look found, if it was time for one. */
    Optional<Told> after(List<ClosedPane> panes) {
        PairsByPartition more = panes.stream()
                .flatMap(pane -> pane.pairs().stream().map(pairs -> PairsByPartition.of(pane.partition(), pairs)))
                .reduce(PairsByPartition::plus)
                .orElseGet(dependence::none);
        if (more.pairs() == 0) {
            return Optional.empty();
        }
        SerialLook look = dependence.next(gathered, more);
        gathered = look.gathered();
        stores.putSerialPairs(modelId, gathered);
        return gathered.pairs() == 0 ? Optional.of(told(look)) : Optional.empty();
    }

    private Told told(SerialLook look) {
        List<Double> lagOne =
                look.estimates().stream().map(Autocorrelation::lagOne).toList();
        int strongest = lagOne.indexOf(Collections.max(lagOne));
        return new Told(
                new SerialDependence(features.get(strongest).name(), lagOne.get(strongest), !look.warns()), lagOne);
    }
}
