/** Images from files, on their way to {@code images}. Start at {@link io.plumbline.app.send.ImageFiles}. */
package io.plumbline.app.send;
