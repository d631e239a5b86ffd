/** Drift as people see it, and what they do about it. Start with {@link Ecdf} and {@link ManualTrigger}. */
package io.plumbline.app.drift;
