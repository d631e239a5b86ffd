/** What is normal for a model: its reference profile. Start with {@link ReferenceProfile}. */
package io.plumbline.drift.statistics.reference;
