/**
 * The newest of what came, in the runs in which it came. Start with {@link io.plumbline.drift.statistics.recent.LabelledWindow}.
 */
package io.plumbline.drift.statistics.recent;
