/** How this module's values become bytes: one sealed envelope for all of them. Start with {@link Envelope}. */
package io.plumbline.drift.statistics.codec;
