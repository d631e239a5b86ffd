package io.plumbline.bench.serving.packages;

import io.plumbline.model.pack.PackedModel;
import java.nio.file.Path;

/**
 * A network, twice on disk.
 *
 * @param packed as Plumbline's package
 * @param exported a folder that holds the same in the plain form that the Python loop reads
 */
public record BenchPackage(PackedModel packed, Path exported) {}
