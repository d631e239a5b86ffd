/** Waiting for what can only be asked for. */
package io.plumbline.app.waiting;
