package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import java.nio.file.Path;

/**
 * A package as it lies on a disk.
 *
 * @param id its content address
 * @param file where it is
 * @param sizeBytes how large it is
 */
public record PackedModel(ModelId id, Path file, long sizeBytes) {}
