package io.plumbline.drift.notify;

import io.plumbline.drift.notify.delivery.CourierThread;
import io.plumbline.drift.notify.delivery.DeliveryCounts;

/**
 * One receiver.
 *
 * @param kind what it is, for metrics: {@code alertmanager} or {@code webhook}
 * @param courier tells it
 * @param counts what came of it
 */
record Told(String kind, CourierThread courier, DeliveryCounts counts) {

    static final String ALERTMANAGER = "alertmanager";
    static final String WEBHOOK = "webhook";
}
