/** The container engine of this machine and the images on it. Start at {@link io.plumbline.containers.engine.ContainerEngine}. */
package io.plumbline.containers.engine;
