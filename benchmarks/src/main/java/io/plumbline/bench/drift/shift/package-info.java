/**
 * What shifts in the study, by how much, and which features that changes by its nature: declared here and nowhere else,
 * before anything is run. Start with {@link io.plumbline.bench.drift.shift.StudyShift}.
 */
package io.plumbline.bench.drift.shift;
