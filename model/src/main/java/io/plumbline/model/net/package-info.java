/** Networks by name, and how many threads libtorch may use for them. */
package io.plumbline.model.net;
