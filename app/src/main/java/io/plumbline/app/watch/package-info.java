/** What passes on a topic, for people and for programs. Start at {@link io.plumbline.app.watch.Watchable}. */
package io.plumbline.app.watch;
