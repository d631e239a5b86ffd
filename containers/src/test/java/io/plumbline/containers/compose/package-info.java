/** {@code docker-compose.yml}, brought up by both Composes. Start at {@link io.plumbline.containers.compose.ComposeIT}. */
package io.plumbline.containers.compose;
