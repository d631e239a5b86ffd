/** Plumbline on a broker in a container. Start at {@link io.plumbline.containers.broker.ContainerBroker}. */
package io.plumbline.containers.broker;
