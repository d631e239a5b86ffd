package io.plumbline.trainer.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A title and what stands below it.
 *
 * @param blocks from top to bottom
 */
public record Page(String title, List<Block> blocks) {

    private static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
            table { border-collapse: collapse; margin: 1em 0 } th, td { padding: .2em .8em; text-align: right; border-bottom: 1px solid #8886 }
            th:first-child, td:first-child { text-align: left } svg { max-width: 100%; height: auto }""";

    public Page {
        blocks = List.copyOf(blocks);
    }

    /** The same with the blocks of another page behind its own. */
    public Page followedBy(Page other) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(other.blocks);
        return new Page(title, all);
    }

    /**
     * In Markdown.
     *
     * @param folder of the pictures, as seen from the page
     */
    public String markdown(String folder) {
        return "# %s\n\n%s\n".formatted(title, joined(block -> block.markdown(folder)));
    }

    /** In one file of HTML that needs nothing besides. */
    public String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                %2$s
                </style>
                </head>
                <body>
                <h1>%1$s</h1>
                %3$s
                </body>
                </html>
                """.formatted(Block.escaped(title), STYLE, joined(Block::html));
    }

    /** For a terminal. */
    public String text() {
        return joined(Block::text);
    }

    private String joined(Function<Block, String> as) {
        return blocks.stream().map(as).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    /** The pictures on it. */
    public Stream<Block.Picture> pictures() {
        return blocks.stream().filter(Block.Picture.class::isInstance).map(Block.Picture.class::cast);
    }
}
