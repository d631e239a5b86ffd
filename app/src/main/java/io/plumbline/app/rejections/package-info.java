/**
 * Working through the images that were rejected. Start at {@link io.plumbline.app.rejections.RejectionReader}, and at
 * {@link io.plumbline.app.rejections.Replay}.
 */
package io.plumbline.app.rejections;
