/** How to reach a Kafka cluster. */
package io.plumbline.contract.connection;
