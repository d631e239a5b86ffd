/** Makes what arrives now the new reference. Start with {@link Acceptance}. */
package io.plumbline.drift.monitor.acceptance;
