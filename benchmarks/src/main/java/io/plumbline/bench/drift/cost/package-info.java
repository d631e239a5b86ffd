/** What judging costs. */
package io.plumbline.bench.drift.cost;
