package io.plumbline.bench.serving;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.net.Architecture;

/** What is measured: a network, and how its images come. */
enum NetworkCase {
    MLP("mlp", ContentType.RAW, false),
    CNN("cnn", ContentType.RAW, true),
    MLP_PNG("mlpPng", ContentType.PNG, true),
    CNN_PNG("cnnPng", ContentType.PNG, true);

    private final String title;
    private final ContentType encoding;
    private final boolean features;

    NetworkCase(String title, ContentType encoding, boolean features) {
        this.title = title;
        this.encoding = encoding;
        this.features = features;
    }

    /** As it is called in the report. */
    String title() {
        return title;
    }

    @Override
    public String toString() {
        return title;
    }

    Architecture architecture() {
        return switch (this) {
            case MLP, MLP_PNG -> Architecture.mlp();
            case CNN, CNN_PNG -> Architecture.cnn();
        };
    }

    ContentType encoding() {
        return encoding;
    }

    /** Whether drift features are computed; the Python loop, which has none, is compared without in any case. */
    boolean hasFeatures() {
        return features;
    }
}
