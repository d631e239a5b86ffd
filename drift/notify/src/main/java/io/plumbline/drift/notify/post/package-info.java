/** One POST to a receiver, and what it makes of it. */
package io.plumbline.drift.notify.post;
