/**
 * Plumbline's whole story in one command.
 *
 * <p>Start at {@link io.plumbline.app.demo.Demo}, which starts the parts, and {@link io.plumbline.app.demo.Story}, which
 * tells what happens, in order.
 */
package io.plumbline.app.demo;
