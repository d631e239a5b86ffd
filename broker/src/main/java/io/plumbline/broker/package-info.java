/**
 * A Kafka broker inside the JVM: one node, both broker and controller (KRaft), on loopback.
 *
 * <p>Start at {@link io.plumbline.broker.EmbeddedBroker}.
 */
package io.plumbline.broker;
