/** One class per command. Start at {@link io.plumbline.app.Plumbline}, which lists them. */
package io.plumbline.app.command;
