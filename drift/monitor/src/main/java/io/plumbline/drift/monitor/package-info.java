/**
 * The monitor: a Kafka Streams application from predictions to reports, alerts and requests for a new model. Start with {@link
 * io.plumbline.drift.monitor.MonitoringTopology}, then {@link io.plumbline.drift.monitor.Monitor}.
 */
package io.plumbline.drift.monitor;
