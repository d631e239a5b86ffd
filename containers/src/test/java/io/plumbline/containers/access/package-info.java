/** What a broker lets whom do. Start at {@link io.plumbline.containers.access.AccessIT}. */
package io.plumbline.containers.access;
