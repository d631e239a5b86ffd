/** Plumbline's own images, together. Start at {@link io.plumbline.containers.system.StoryInContainersIT}. */
package io.plumbline.containers.system;
