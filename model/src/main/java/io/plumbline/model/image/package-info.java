/**
 * Encoded images, their pixels, and what is refused on the way from the one to the other. Start at
 * {@link io.plumbline.model.image.ImageDecoder}.
 */
package io.plumbline.model.image;
