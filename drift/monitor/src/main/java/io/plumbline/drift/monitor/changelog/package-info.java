/** How state is kept through crashes: settings of the topics behind the stores, and what becomes of state that cannot be read. */
package io.plumbline.drift.monitor.changelog;
