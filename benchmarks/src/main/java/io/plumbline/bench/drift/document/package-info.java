/** Markdown tables and SVG plots. */
package io.plumbline.bench.drift.document;
