/** Ways in which the world can move away from what a model learnt, by name. Start at {@link io.plumbline.app.shift.ShiftName}. */
package io.plumbline.app.shift;
