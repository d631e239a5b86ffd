/** Checks of what a record is made of, and how a message shows what was found instead. */
package io.plumbline.contract.check;
