/** How well accuracy is guessed without labels. */
package io.plumbline.bench.drift.accuracy;
