/** Changes of who is champion, shadow and canary, made by hand. Start at {@link io.plumbline.app.models.ModelBook}. */
package io.plumbline.app.models;
