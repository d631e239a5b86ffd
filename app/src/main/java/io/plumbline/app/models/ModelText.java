package io.plumbline.app.models;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.Provenance;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is shown of models. */
public final class ModelText {

    private ModelText() {}

    /** A line for each announced model, the newest first, below a heading. */
    public static String table(ModelLedger ledger) {
        StringBuilder text =
                new StringBuilder("%-12s %-24s %-20s %-20s %s%n".formatted("ROLE", "MODEL", "SINCE", "BY", "WHY"));
        List<ModelAnnouncement> all = ledger.announcements();
        for (int i = all.size() - 1; i >= 0; i--) {
            ModelAnnouncement each = all.get(i);
            text.append("%-12s %-24s %-20s %-20s %s%n"
                    .formatted(
                            role(ledger, each),
                            each.id().shortForm(),
                            each.at().truncatedTo(ChronoUnit.SECONDS),
                            each.by(),
                            each.why()));
        }
        return text.toString();
    }

    /** What the package is now: of several champions, shadows and canaries only the newest is one. */
    static String role(ModelLedger ledger, ModelAnnouncement model) {
        Optional<ModelAnnouncement> newest =
                switch (model.role()) {
                    case CHAMPION -> ledger.champion();
                    case SHADOW, GUARD -> ledger.shadow();
                    case CANARY -> ledger.canary();
                    case CHALLENGER, RETIRED, WITHDRAWN -> Optional.of(model);
                };
        String name = model.role().name().toLowerCase(Locale.ROOT);
        if (!newest.equals(Optional.of(model))) {
            return model.role() == ModelRole.CHAMPION ? "succeeded" : "replaced";
        }
        return model.share().map(share -> "%s %s".formatted(name, share)).orElse(name);
    }

    /** What was announced. */
    public static String announcement(ModelLedger ledger, ModelAnnouncement model) {
        return """
                model     %s
                role      %s
                since     %s
                by        %s
                why       %s
                location  %s
                bytes     %,d
                """.formatted(
                        model.modelId(),
                        role(ledger, model),
                        model.at(),
                        model.by(),
                        model.why(),
                        model.location(),
                        model.sizeBytes());
    }

    /** What the package says about itself. */
    public static String manifest(Manifest manifest) {
        Provenance origin = manifest.provenance();
        String metrics = manifest.metrics().entrySet().stream()
                .map(metric -> "  %-24s %.6g%n".formatted(metric.getKey(), metric.getValue()))
                .collect(Collectors.joining());
        return """
                manifest
                  network   %s
                  images    %s
                  labels    %s
                  created   %s, seed %d, commit %s
                  data      %s
                  parent    %s
                metrics
                %s""".formatted(
                        manifest.model().architecture(),
                        manifest.model().inputShape(),
                        String.join(", ", manifest.model().labels()),
                        origin.created(),
                        origin.seed(),
                        origin.gitCommit(),
                        origin.dataHash(),
                        origin.parent().orElse("none"),
                        metrics);
    }

    /** What each serving instance did with it. */
    public static String events(List<ModelEvent> events) {
        StringBuilder text = new StringBuilder("events%n".formatted());
        events.stream().collect(Collectors.groupingBy(ModelEvent::instance)).forEach((instance, ofInstance) -> {
            text.append("  %s%n".formatted(instance));
            ofInstance.forEach(event -> text.append("    %s  %-8s %s%n"
                    .formatted(event.at(), event.kind(), event.reason().orElse(""))));
        });
        return text.toString();
    }
}
