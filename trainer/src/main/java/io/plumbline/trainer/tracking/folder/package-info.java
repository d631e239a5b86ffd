/**
 * Runs in a folder on this machine: one folder for each run, in a format that is documented in the README of this module.
 *
 * <p>Start at {@link io.plumbline.trainer.tracking.folder.RunFolder}. Runs that wait to be sent to a server are kept in the
 * same format.
 */
package io.plumbline.trainer.tracking.folder;
