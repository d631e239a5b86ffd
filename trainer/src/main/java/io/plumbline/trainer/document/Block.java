package io.plumbline.trainer.document;

import java.util.List;
import java.util.stream.Collectors;

/** What a page is made of. */
public interface Block {

    /**
     * In Markdown.
     *
     * @param folder of pictures, as seen from the page
     */
    String markdown(String folder);

    /** In HTML. */
    String html();

    /** For a terminal; empty for what cannot be shown there. */
    String text();

    /** Text without what HTML would take for its own. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The title of what follows. */
    record Heading(String words) implements Block {

        @Override
        public String markdown(String folder) {
            return "## " + words;
        }

        @Override
        public String html() {
            return "<h2>%s</h2>".formatted(escaped(words));
        }

        @Override
        public String text() {
            return "%s%n%s".formatted(words, "=".repeat(words.length()));
        }
    }

    /** Sentences. */
    record Paragraph(String words) implements Block {

        @Override
        public String markdown(String folder) {
            return words;
        }

        @Override
        public String html() {
            return "<p>%s</p>".formatted(escaped(words));
        }

        @Override
        public String text() {
            return words;
        }
    }

    /** Points, each a line or more. */
    record Points(List<String> lines) implements Block {

        public Points {
            lines = List.copyOf(lines);
        }

        @Override
        public String markdown(String folder) {
            return text();
        }

        @Override
        public String html() {
            return lines.stream()
                    .map(line -> "<li>%s</li>".formatted(escaped(line)))
                    .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        }

        @Override
        public String text() {
            return lines.stream().map("- %s"::formatted).collect(Collectors.joining("\n"));
        }
    }

    /**
     * A plot.
     *
     * @param name of its file
     * @param title for those who do not see it
     */
    record Picture(String name, String title, Plot plot) implements Block {

        @Override
        public String markdown(String folder) {
            return "![%s](%s/%s)".formatted(title, folder, name);
        }

        /** In the page itself. */
        @Override
        public String html() {
            return plot.toString().strip();
        }

        @Override
        public String text() {
            return "";
        }
    }
}
