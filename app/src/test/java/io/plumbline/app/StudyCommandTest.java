package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.RunCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All studies at their smallest, on real images: that they are written, never what comes of them. */
class StudyCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldWriteAPageForEachStudyAndOneForAll() throws Exception {
        // When
        RunCommand run = RunCommand.with(
                Plumbline.commandLine(Map.of()), "study", "all", "--smoke", "--out", directory.toString());

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("plain SGD", "dropout 0.2", "batch norm", "things that textbooks say");
        assertThat(run.err()).contains("1 of 34  optimizers", "34 of 34  batchnorm");
        String all = Files.readString(directory.resolve("STUDIES.md"));
        for (String study : new String[] {"optimizers", "regularization", "batchnorm"}) {
            Path folder = directory.resolve("studies");
            assertThat(all).contains("(studies/%s.svg)".formatted(study));
            assertThat(folder.resolve(study + ".svg")).content().contains("</svg>");
            assertThat(folder.resolve(study + ".html")).content().contains("<svg", "<table>");
        }
    }
}
