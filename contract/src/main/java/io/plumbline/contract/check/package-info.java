/** Checks of what a record is made of, and how a message shows what was found instead or why something failed. */
package io.plumbline.contract.check;
