package io.plumbline.bench.serving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one case, in images per second; each is the median of its runs at its best settings.
 *
 * @param forward F, bare batched forward passes
 * @param passThrough P, the same topology with the same input decoded and the same bytes written, but constant scores
 * @param ceiling 1/(1/F + 1/P)
 * @param plumbline as shipped
 * @param perRecord the same with one forward pass per record
 * @param withoutFeatures Plumbline without drift features, where {@code plumbline} has them
 * @param python the Python loop, without features; missing where Python cannot be had
 * @param ratioToPython of Plumbline without features
 * @param runs all that was measured, by contender and settings
 */
record CaseFigures(
        double forward,
        double passThrough,
        double ceiling,
        double plumbline,
        double perRecord,
        Optional<Double> withoutFeatures,
        Optional<Double> python,
        double ratioToCeiling,
        double ratioToPerRecord,
        Optional<Double> ratioToPython,
        Map<String, Map<String, List<Double>>> runs) {

    static CaseFigures of(Map<Role, Samples> samples) {
        double forward = samples.get(Role.FORWARD).figure();
        double passThrough = samples.get(Role.PASS_THROUGH).figure();
        double ceiling = 1 / (1 / forward + 1 / passThrough);
        double plumbline = samples.get(Role.PLUMBLINE).figure();
        double perRecord = samples.get(Role.PER_RECORD).figure();
        Optional<Double> withoutFeatures =
                Optional.ofNullable(samples.get(Role.WITHOUT_FEATURES)).map(Samples::figure);
        Optional<Double> python = Optional.ofNullable(samples.get(Role.PYTHON)).map(Samples::figure);
        Map<String, Map<String, List<Double>>> runs = new LinkedHashMap<>();
        samples.forEach((role, each) -> runs.put(role.title(), each.all()));
        return new CaseFigures(
                forward,
                passThrough,
                ceiling,
                plumbline,
                perRecord,
                withoutFeatures,
                python,
                plumbline / ceiling,
                plumbline / perRecord,
                python.map(loop -> withoutFeatures.orElse(plumbline) / loop),
                runs);
    }
}
