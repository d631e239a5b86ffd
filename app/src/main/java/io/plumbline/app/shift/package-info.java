/** Ways in which the world can move away from what a model learnt. Start at {@link io.plumbline.app.shift.Shift}. */
package io.plumbline.app.shift;
