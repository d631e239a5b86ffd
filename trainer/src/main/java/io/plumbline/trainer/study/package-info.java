/**
 * Studies of how networks are best trained, on real data.
 *
 * <p>Start at {@link io.plumbline.trainer.study.Studies}; {@code Study} says what is asked and what textbooks answer, {@code Verdict}
 * whether they are right here.
 */
package io.plumbline.trainer.study;
