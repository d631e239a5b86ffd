/** Reads and adds to what stands on a topic. Start with {@link History}. */
package io.plumbline.app.history;
