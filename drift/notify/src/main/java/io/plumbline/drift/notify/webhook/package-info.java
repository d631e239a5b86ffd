/** Each step of each episode, once, as a signed request to any web server. */
package io.plumbline.drift.notify.webhook;
