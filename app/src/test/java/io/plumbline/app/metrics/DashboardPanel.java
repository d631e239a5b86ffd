package io.plumbline.app.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one panel of the dashboard in {@code deploy/grafana} asks Prometheus. */
record DashboardPanel(String title, List<String> queries) {

    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "dashboards", "plumbline.json");

    /** A stretch of time that Grafana chooses by the width of the panel. */
    private static final String GRAFANAS_CHOICE = "$__rate_interval";

    /** All panels but the headings, as Grafana would ask with a rate over this time. */
    static List<DashboardPanel> all(String rateInterval) throws IOException {
        List<DashboardPanel> panels = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(new DashboardPanel(
                        panel.path("title").asText(),
                        panel.path("targets").findValuesAsText("expr").stream()
                                .map(query -> query.replace(GRAFANAS_CHOICE, rateInterval))
                                .toList()));
            }
        }
        return panels;
    }
}
