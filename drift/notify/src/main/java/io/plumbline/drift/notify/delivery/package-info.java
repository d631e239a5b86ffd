/** What couriers to all receivers have in common: a thread, counts, and starting anew when Kafka fails. */
package io.plumbline.drift.notify.delivery;
