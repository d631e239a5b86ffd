/**
 * The life of an alert, as pure state machines: {@link io.plumbline.drift.monitor.episodes.Episodes} is where to start.
 */
package io.plumbline.drift.monitor.episodes;
