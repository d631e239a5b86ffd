/**
 * What crosses Kafka: the topics, the records on them, and how each becomes bytes.
 *
 * <p>Start at {@link io.plumbline.contract.topic.Topics}, which names every topic together with what is on it.
 */
package io.plumbline.contract;
