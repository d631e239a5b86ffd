/**
 * The command line, and the demo that tells Plumbline's whole story.
 *
 * <p>Start at {@link io.plumbline.app.Plumbline}, which lists the commands.
 */
package io.plumbline.app;
