/**
 * The model that serves: how one comes, is swapped for the next, and goes. Start at {@link
 * io.plumbline.stream.champion.Champion}.
 */
package io.plumbline.stream.champion;
