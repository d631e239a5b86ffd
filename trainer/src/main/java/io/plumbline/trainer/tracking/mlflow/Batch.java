package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.trainer.tracking.folder.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service;

/** Lines of a run's log that go to the server in one request. */
final class Batch {

    /** The server takes 1,000 figures, 100 parameters and 100 tags; a line has some ten of each. */
    private static final int MOST = 50;

    /** The server takes 6,000 characters of a parameter and 8,000 of a tag. */
    private static final int LONGEST_VALUE = 5000;

    private final List<Service.Metric> metrics = new ArrayList<>();
    private final List<Service.Param> parameters = new ArrayList<>();
    private final List<Service.RunTag> tags = new ArrayList<>();

    /** Whether the line belongs into a batch at all. */
    static boolean takes(RunEvent event) {
        return event.parameters().isPresent()
                || event.tags().isPresent()
                || event.metrics().isPresent();
    }

    boolean isFull() {
        return metrics.size() >= MOST || parameters.size() >= MOST || tags.size() >= MOST;
    }

    void add(RunEvent event) {
        event.parameters().ifPresent(this::addParameters);
        event.tags().ifPresent(this::addTags);
        event.metrics().ifPresent(figures -> figures.values()
                .forEach((name, value) -> metrics.add(Service.Metric.newBuilder()
                        .setKey(name)
                        .setValue(value)
                        .setStep(figures.step())
                        .setTimestamp(event.at().toEpochMilli())
                        .build())));
    }

    private void addParameters(Map<String, String> values) {
        values.forEach((name, value) -> parameters.add(Service.Param.newBuilder()
                .setKey(name)
                .setValue(shortened(value))
                .build()));
    }

    void addTags(Map<String, String> values) {
        values.forEach((name, value) -> tags.add(Service.RunTag.newBuilder()
                .setKey(name)
                .setValue(shortened(value))
                .build()));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }

    List<Service.Metric> metrics() {
        return metrics;
    }

    List<Service.Param> parameters() {
        return parameters;
    }

    List<Service.RunTag> tags() {
        return tags;
    }
}
