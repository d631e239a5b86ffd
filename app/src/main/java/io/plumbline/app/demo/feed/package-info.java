/**
 * What sends the demo's images and, later, their labels. Start at {@link io.plumbline.app.demo.feed.Feeder}.
 */
package io.plumbline.app.demo.feed;
