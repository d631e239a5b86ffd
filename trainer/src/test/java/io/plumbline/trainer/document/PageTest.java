package io.plumbline.trainer.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.trainer.document.Block.Heading;
import io.plumbline.trainer.document.Block.Paragraph;
import io.plumbline.trainer.document.Block.Picture;
import io.plumbline.trainer.document.Block.Points;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Page PAGE = new Page(
            "A & B",
            List.of(
                    new Heading("What"),
                    new Paragraph("p < .05"),
                    new Picture("a.svg", "A plot", new Plot("A plot", 200, Axis.linear(0, 1), Axis.linear(0, 1))),
                    new Table("name", "figure").row("first", "1").row("b", "20,000"),
                    new Points(List.of("one", "two"))));

    @Test
    void shouldBeMarkdown() {
        // When
        String markdown = PAGE.markdown("plots");

        // Then
        assertThat(markdown).isEqualTo("""
                # A & B

                ## What

                p < .05

                ![A plot](plots/a.svg)

                | name | figure |
                |---|---:|
                | first | 1 |
                | b | 20,000 |

                - one
                - two
                """);
    }

    @Test
    void shouldBeText() {
        // When
        String text = PAGE.text();

        // Then
        assertThat(text).isEqualTo("""
                What
                ====

                p < .05

                name   figure
                first       1
                b      20,000

                - one
                - two""");
    }

    @Test
    void shouldBeHtml() {
        // When
        String html = PAGE.html();

        // Then
        assertThat(html)
                .contains(
                        "<title>A &amp; B</title>",
                        "<h2>What</h2>",
                        "<p>p &lt; .05</p>",
                        "<svg xmlns",
                        "<tr><th>name</th><th>figure</th></tr>",
                        "<tr><td>b</td><td>20,000</td></tr>",
                        "<li>two</li>");
    }

    @Test
    void shouldFollowAnother() {
        // Given
        Page other = new Page("Other", List.of(new Paragraph("more")));

        // When
        Page both = PAGE.followedBy(other);

        // Then
        assertThat(both.title()).isEqualTo("A & B");
        assertThat(both.text()).startsWith("What").endsWith("more");
        assertThat(both.pictures()).hasSize(1);
    }
}
