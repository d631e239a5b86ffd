package io.plumbline.app.command;

import io.plumbline.model.net.Architecture;
import java.util.Locale;

/** The networks that can be asked for by name. */
public enum NetworkName {
    /** Two convolutions with batch normalisation, a dense layer of 128, softmax. */
    CNN,
    /** A dense layer of 512, softmax. */
    MLP;

    Architecture architecture() {
        return switch (this) {
            case CNN -> Architecture.cnn();
            case MLP -> Architecture.mlp();
        };
    }

    /** The name as it is typed, and the first part of the model's id. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
