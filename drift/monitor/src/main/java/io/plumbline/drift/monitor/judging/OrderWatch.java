package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.serial.SerialLook;
import io.plumbline.drift.statistics.serial.SerialPairs;
import io.plumbline.drift.statistics.serial.SerialSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Watches whether the images of one model come independently of each other, for the promised run lengths rest on that. */
final class OrderWatch {

    private final String modelId;
    private final List<FeatureSpec> features;
    private final JudgeStores stores;
    private final io.plumbline.drift.statistics.serial.SerialDependence dependence;
    private SerialPairs gathered;

    OrderWatch(String modelId, List<FeatureSpec> features, JudgeStores stores) {
        this.modelId = modelId;
        this.features = features;
        this.stores = stores;
        this.dependence =
                new io.plumbline.drift.statistics.serial.SerialDependence(features.size(), SerialSettings.defaults());
        this.gathered = stores.serialPairs(modelId)
                .filter(pairs -> pairs.estimates().size() == features.size())
                .orElseGet(dependence::none);
    }

    /** Gathers one round, and tells what a look found, if it was time for one. */
    Optional<SerialDependence> after(List<ClosedPane> panes) {
        SerialPairs more = panes.stream()
                .flatMap(pane -> pane.pairs().stream())
                .reduce(SerialPairs::plus)
                .orElseGet(dependence::none);
        if (more.pairs() == 0) {
            return Optional.empty();
        }
        SerialLook look = dependence.next(gathered, more);
        gathered = look.gathered();
        stores.putSerialPairs(modelId, gathered);
        return gathered.pairs() == 0 ? Optional.of(told(look)) : Optional.empty();
    }

    private SerialDependence told(SerialLook look) {
        int strongest = IntStream.range(0, features.size())
                .boxed()
                .max(Comparator.comparingDouble(
                        feature -> look.estimates().get(feature).lagOne()))
                .orElseThrow();
        return new SerialDependence(
                features.get(strongest).name(), look.estimates().get(strongest).lagOne(), !look.warns());
    }
}
