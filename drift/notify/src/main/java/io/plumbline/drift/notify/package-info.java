/**
 * Takes alerts from {@code drift-alerts} to those who are on call.
 *
 * <p>Start at {@link io.plumbline.drift.notify.Notifier}.
 */
package io.plumbline.drift.notify;
