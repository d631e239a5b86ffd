package io.plumbline.trainer.dataset;

import ai.djl.Application.CV;
import ai.djl.basicdataset.BasicDatasets;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Fetches Fashion-MNIST as DJL's {@code basicdataset} does. */
final class DjlDownload implements FashionMnist.Download {

    private static final String OFFLINE = "ai.djl.offline";

    /** The file of each of the artifact's items. */
    private static final Map<String, String> FILES = Map.of(
            "train_data", "train-images-idx3-ubyte",
            "train_labels", "train-labels-idx1-ubyte",
            "test_data", "t10k-images-idx3-ubyte",
            "test_labels", "t10k-labels-idx1-ubyte");

    private final Repository repository;

    DjlDownload() {
        this(BasicDatasets.REPOSITORY);
    }

    DjlDownload(Repository repository) {
        this.repository = repository;
    }

    @Override
    public void into(Path folder) {
        String offline = System.getProperty(OFFLINE);
        // Plumbline runs DJL offline so that no engine is ever fetched; whoever gets here asked for a data set.
        System.setProperty(OFFLINE, "false");
        try {
            fetch(folder);
        } catch (IOException | RuntimeException e) {
            throw new DataSetException("DJL's download from %s failed: %s".formatted(repository.getBaseUri(), e), e);
        } finally {
            restore(offline);
        }
    }

    private void fetch(Path folder) throws IOException {
        MRL dataSet = repository.dataset(CV.ANY, BasicDatasets.GROUP_ID, "fashmnist", "1.0");
        Artifact artifact = dataSet.getDefaultArtifact();
        if (artifact == null) {
            throw new IOException("the repository has no " + dataSet);
        }
        dataSet.prepare(artifact);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            copy(artifact.getFiles().get(file.getKey()), folder.resolve(file.getValue()));
        }
    }

    private void copy(Artifact.Item item, Path file) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "unfinished", null);
        try (InputStream in = repository.openStream(item, null)) {
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void restore(String offline) {
        if (offline == null) {
            System.clearProperty(OFFLINE);
        } else {
            System.setProperty(OFFLINE, offline);
        }
    }
}
