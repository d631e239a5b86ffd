package io.plumbline.drift.monitor.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.drift.monitor.judging.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The features of the champion, as numbers. Their names come from its package, so only so many of them are told, and those of
 * earlier champions are forgotten. For one thread at a time.
 */
public final class FeatureMeters {

    /** Twice as many as any network of Plumbline's own has. */
    static final int MOST_FEATURES = 64;

    private static final String PREFIX = "plumbline.monitor.";

    private final Standing standing;
    private final MultiGauge model;
    private final MultiGauge statistic;
    private final MultiGauge scaledStatistic;
    private final MultiGauge evidence;
    private final MultiGauge lagOne;
    private Optional<Told> told = Optional.empty();

    public FeatureMeters(Standing standing, MeterRegistry registry) {
        this.standing = standing;
        model = gauge("model.info", "The champion, by whose reference is judged; always 1", registry);
        statistic = gauge("drift.statistic", "Kolmogorov-Smirnov D of a feature, 0 to 1", registry);
        scaledStatistic = gauge("drift.scaled.statistic", "The same, as it is compared with the threshold", registry);
        evidence = gauge("drift.feature.log.evidence", "ln of the largest evidence of a feature's bets", registry);
        lagOne = gauge("feature.lag.one.correlation", "How much alike neighbours are in a feature, -1 to 1", registry);
    }

    /** Of which model and features is told. */
    private record Told(String modelId, List<String> features) {

        static Told of(DriftReport report) {
            return new Told(
                    report.modelId(),
                    report.features().stream()
                            .limit(MOST_FEATURES)
                            .map(FeatureReport::name)
                            .toList());
        }
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(PREFIX + name).description(description).register(registry);
    }

    /** Tells of other features if the last report does. */
    public void refresh() {
        Optional<Told> now = standing.report().map(Told::of);
        if (now.equals(told)) {
            return;
        }
        told = now;
        List<String> features = now.map(Told::features).orElseGet(List::of);
        model.register(
                now.map(each -> Row.of(Tags.of("model", each.modelId()), 1)).stream()
                        .toList(),
                true);
        statistic.register(rows(features, FeatureReport::statistic), true);
        scaledStatistic.register(rows(features, FeatureReport::scaledStatistic), true);
        evidence.register(rows(features, FeatureReport::logEvidence), true);
        lagOne.register(rows(features, feature -> feature.lagOneCorrelation().orElse(Double.NaN)), true);
    }

    /** Two features of one name are told apart by neither: the first counts. */
    private List<Row<?>> rows(List<String> features, ToDoubleFunction<FeatureReport> value) {
        return IntStream.range(0, features.size())
                .filter(place -> features.indexOf(features.get(place)) == place)
                .<Row<?>>mapToObj(
                        place -> Row.of(Tags.of(Tag.of("feature", features.get(place))), () -> value(place, value)))
                .toList();
    }

    private double value(int place, ToDoubleFunction<FeatureReport> value) {
        return standing.report()
                .map(DriftReport::features)
                .filter(features -> features.size() > place)
                .map(features -> value.applyAsDouble(features.get(place)))
                .orElse(Double.NaN);
    }
}
