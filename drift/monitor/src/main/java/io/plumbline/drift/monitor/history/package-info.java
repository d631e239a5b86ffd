/** Where in the past of a topic to begin. Start with {@link Since}. */
package io.plumbline.drift.monitor.history;
