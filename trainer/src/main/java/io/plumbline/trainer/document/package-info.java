/**
 * Pages of what was measured: text, tables and plots, as Markdown, HTML or text for a terminal.
 *
 * <p>Start at {@link io.plumbline.trainer.document.Page}.
 */
package io.plumbline.trainer.document;
