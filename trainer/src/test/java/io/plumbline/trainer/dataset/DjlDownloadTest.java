package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a repository of DJL's own layout on the local disk, in place of the one on the internet. */
class DjlDownloadTest {

    private static final String METADATA = """
            {"metadataVersion": "0.2", "resourceType": "dataset", "application": "cv",
             "groupId": "ai.djl.basicdataset", "artifactId": "fashmnist", "name": "fashmnist",
             "artifacts": [{"version": "1.0", "snapshot": false, "name": "fashmnist", "files": {
               "train_data": {"uri": "a", "name": "train-images-idx3-ubyte", "type": "file"},
               "train_labels": {"uri": "b", "name": "train-labels-idx1-ubyte.gz", "type": "file"},
               "test_data": {"uri": "c", "name": "t10k-images-idx3-ubyte.gz", "type": "file"},
               "test_labels": {"uri": "d", "name": "t10k-labels-idx1-ubyte", "type": "file"}}}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldPutTheFilesOfTheArtifactIntoTheCache() throws IOException {
        // Given
        Path artifact = folder.resolve("repository/dataset/cv/ai/djl/basicdataset/fashmnist");
        Path cache = folder.resolve("cache");
        IdxFiles.writeFour(folder.resolve("four"));
        Files.createDirectories(artifact.resolve("1.0/fashmnist"));
        Files.writeString(artifact.resolve("metadata.json"), METADATA);
        copy("train-images-idx3-ubyte", artifact.resolve("1.0/fashmnist/a"));
        copy("train-labels-idx1-ubyte.gz", artifact.resolve("1.0/fashmnist/b"));
        copy("t10k-images-idx3-ubyte.gz", artifact.resolve("1.0/fashmnist/c"));
        copy("t10k-labels-idx1-ubyte", artifact.resolve("1.0/fashmnist/d"));

        // When
        new DjlDownload(Repository.newInstance("test", folder.resolve("repository"))).into(cache);

        // Then
        assertThat(new IdxFolder(cache).read(FashionMnist.LABELS).size()).isEqualTo(3);
        assertThat(cache).isDirectoryNotContaining("glob:**unfinished*");
    }

    @Test
    void shouldSayWhereNothingWasFoundAndKeepDjlOffline() throws IOException {
        // Given
        Path empty = Files.createDirectory(folder.resolve("empty"));
        DjlDownload download = new DjlDownload(Repository.newInstance("test", empty));

        // When
        var downloading = assertThatThrownBy(() -> download.into(folder.resolve("cache")));

        // Then
        downloading.isInstanceOf(DataSetException.class).hasMessageContaining("empty");
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    }

    private void copy(String name, Path to) throws IOException {
        Files.copy(folder.resolve("four").resolve(name), to);
    }
}
