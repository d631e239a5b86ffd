package io.plumbline.bench.training;

import io.plumbline.model.net.Architecture;
import java.util.Locale;

/** What is trained. */
enum NetworkCase {
    /** 784-512-10. */
    MLP,
    /** Two convolutions and a dense layer. */
    CNN;

    Architecture architecture() {
        return this == MLP ? Architecture.mlp() : Architecture.cnn();
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
