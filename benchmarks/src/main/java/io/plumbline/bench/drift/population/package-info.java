/**
 * The images that no model has been trained on, and what models and references make of them. Start with {@link
 * io.plumbline.bench.drift.population.Laboratory}.
 */
package io.plumbline.bench.drift.population;
