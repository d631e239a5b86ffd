/** What a monitor tells of itself to a registry. Start at {@link io.plumbline.drift.monitor.meters.MonitorMeters}. */
package io.plumbline.drift.monitor.meters;
