package io.plumbline.drift.notify.alertmanager;

import java.time.Instant;
import java.util.Map;

/**
 * An alert as Alertmanager's API, version 2, takes it.
 *
 * @param labels tell which alert it is: those with the same labels are the same
 * @param annotations what people read; may change
 * @param endsAt in the past if it is resolved, else until when it is believed
 */
record PostableAlert(Map<String, String> labels, Map<String, String> annotations, Instant startsAt, Instant endsAt) {}
