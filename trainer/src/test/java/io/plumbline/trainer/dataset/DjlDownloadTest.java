package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private static final String DJL_CACHE = "DJL_CACHE_DIR";

    @TempDir
    private Path folder;

    /** Or what was downloaded once, perhaps by another version of this test, would be taken for all time. */
    @BeforeEach
    void useCacheOfOneTest() {
        System.setProperty(DJL_CACHE, folder.resolve("djl").toString());
    }

    @AfterEach
    void useUsersCache() {
        System.clearProperty(DJL_CACHE);
    }

    @Test
    void shouldPutTheFilesOfTheArtifactIntoTheCache() throws IOException {
        // Given
        Path artifact = folder.resolve("repository/dataset/cv/ai/djl/basicdataset/fashmnist");
        Path cache = folder.resolve("cache");
        IdxFiles.writeFour(folder.resolve("four"));
        // DJL downloads from the one place, and opens what is local in the other.
        Path opened = Files.createDirectories(artifact.resolve("1.0/fashmnist"));
        Files.writeString(artifact.resolve("metadata.json"), METADATA);
        copy("train-images-idx3-ubyte", artifact.resolve("a"), opened.resolve("a"));
        copy("train-labels-idx1-ubyte.gz", artifact.resolve("b"), opened.resolve("b"));
        copy("t10k-images-idx3-ubyte.gz", artifact.resolve("c"), opened.resolve("c"));
        copy("t10k-labels-idx1-ubyte", artifact.resolve("d"), opened.resolve("d"));

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

    private void copy(String name, Path... to) throws IOException {
        for (Path each : to) {
            Files.copy(folder.resolve("four").resolve(name), each);
        }
    }
}
