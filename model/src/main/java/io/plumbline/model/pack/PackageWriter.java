package io.plumbline.model.pack;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes model packages into a directory, each as one file that is named by its id. */
public final class PackageWriter {

    private final Path directory;

    public PackageWriter(Path directory) {
        this.directory = directory;
    }

    /**
     * Packs a model. The same content gives the same file. It appears whole or not at all.
     *
     * @throws IllegalArgumentException if the baseline is not about the manifest's features and classes
     * @throws IOException if the directory cannot be made or written to
     */
    public PackedModel write(Manifest manifest, Weights weights, Baseline baseline, Canaries canaries)
            throws IOException {
        baseline.requireFits(manifest.model());
        byte[] bytes = encode(manifest, weights, baseline, canaries);
        ModelId id = new ModelId(manifest.name(), Sha256.of(bytes));
        Path file = directory.resolve(id + PackageLayout.FILE_EXTENSION);
        WholeFile.write(file, bytes);
        return new PackedModel(id, file, bytes.length);
    }

    private static byte[] encode(Manifest manifest, Weights weights, Baseline baseline, Canaries canaries)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, PackageLayout.MANIFEST, Json.writeIndented(manifest));
            add(zip, PackageLayout.WEIGHTS, weights.encoded());
            add(zip, PackageLayout.PROFILE, baseline.profile().toBytes());
            add(zip, PackageLayout.CANARIES, canaries.encode());
            if (baseline.accuracy().isPresent()) {
                add(zip, PackageLayout.ACCURACY, baseline.accuracy().get().toBytes());
            }
            if (baseline.outliers().isPresent()) {
                add(zip, PackageLayout.OUTLIERS, baseline.outliers().get().toBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, PackageLayout layout, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(layout.entryName());
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(PackageLayout.ENTRY_TIME);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
