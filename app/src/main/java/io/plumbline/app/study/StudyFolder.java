package io.plumbline.app.study;

import io.plumbline.trainer.document.Block;
import io.plumbline.trainer.document.Page;
import io.plumbline.trainer.study.StudyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of pages: {@code STUDIES.md}, and in {@code studies} a page of HTML and a plot for each study. */
public final class StudyFolder {

    private static final String PAGE = "STUDIES.md";
    private static final String STUDIES = "studies";

    private final Path directory;
    private Page all = new Page("What textbooks say of training, measured", List.of());

    private StudyFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * The folder, which is made if it is missing.
     *
     * @throws IOException if it cannot be written to
     */
    public static StudyFolder in(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(STUDIES));
        Files.delete(Files.createTempFile(directory, ".writable-", ""));
        return new StudyFolder(directory);
    }

    /** Writes one study's page and plots. */
    public void add(StudyName name, Page page) {
        all = all.followedBy(page);
        try {
            Files.writeString(html(name), page.html());
            for (Block.Picture picture : page.pictures().toList()) {
                Files.writeString(
                        directory.resolve(STUDIES).resolve(picture.name()),
                        picture.plot().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the study to %s: %s".formatted(directory, e), e);
        }
    }

    /** Where a study's page of HTML is. */
    public Path html(StudyName name) {
        return directory.resolve(STUDIES).resolve(name + ".html");
    }

    /**
     * Writes all of them on one page of Markdown.
     *
     * @param command by which they came about
     * @return where it is
     */
    public Path writeAll(String command) {
        Page intro = new Page(
                all.title(),
                List.of(new Block.Paragraph("Written by `%s`; `docs/TRAINING.md` says how.".formatted(command))));
        try {
            return Files.writeString(
                    directory.resolve(PAGE), intro.followedBy(all).markdown(STUDIES));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the studies to %s: %s".formatted(directory, e), e);
        }
    }
}
